-- Rule cards that this city wrote or changed. Version 0 of a rule is the card of the release and stands in no table.
create table rule_version (
  id uuid primary key,
  rule text not null,
  -- What carries the rule: the code of a recommendation, a question, a gate, a cell, a criterion.
  requirement text not null,
  no integer not null check (no > 0),
  state text not null default 'draft' check (state in ('draft', 'review', 'published', 'withdrawn')),
  -- card: the rule is judged by this card; retired: it is judged no more; release: by the card of the release again.
  puts text not null check (puts in ('card', 'retired', 'release')),
  card jsonb,
  -- SHA-256 over the canonical JSON of the card.
  hash text,
  -- The same of the card of the release when this was written; null for a rule of the city's own.
  release_hash text,
  examples jsonb not null default '[]',
  -- Why the rule changes.
  note text,
  -- Whoever wrote in it, the one who began it first. None of them may publish it.
  authors uuid[] not null check (cardinality(authors) > 0),
  revision integer not null default 1,
  begun_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  submitted_at timestamptz,
  reviewer uuid references account,
  published_at timestamptz,
  unique (rule, no),
  check ((puts = 'card') = (card is not null and hash is not null)),
  check ((state = 'published') = (published_at is not null and reviewer is not null)),
  check (state <> 'published' or not reviewer = any(authors))
);
-- One open version of a rule: whoever comes second joins it.
create unique index rule_version_open on rule_version (rule) where state in ('draft', 'review');
create index rule_version_published on rule_version (rule, no desc) where state = 'published';
-- The engine wakes and open screens hear; what is being written stays out of the log.
call log_changes_of('rule_version', '{card,examples,note,hash,release_hash}');

create function keep_published_rules() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'withdrawn') then
    raise exception 'version % of rule % is closed and stays as it is', old.no, old.rule using errcode = '23514', constraint = 'rule_version_closed';
  end if;
  return coalesce(new, old);
end
$$;
create trigger keep_published before update or delete on rule_version for each row execute function keep_published_rules();

-- What was done to a version, by whom and with which words.
create table rule_version_event (
  id uuid primary key,
  version_id uuid not null references rule_version,
  act text not null,
  actor uuid not null references account,
  note text,
  at timestamptz not null default clock_timestamp()
);
create index on rule_version_event (version_id, id);

do $$
begin
  if exists (select from pg_roles where rolname = 'cw_app') then
    revoke insert, update, delete on rule_version, rule_version_event from cw_app;
  end if;
end $$;
