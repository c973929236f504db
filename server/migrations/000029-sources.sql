-- Sources: where observations come from. Declared by people; what became of what they sent is written by the engine.

create table source (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  title jsonb not null,
  kind text not null,
  scope_id uuid not null references scope,
  owner_person_id uuid references person,
  owner_organization_id uuid references organization,
  dataset_id uuid references dataset,
  expected_seconds integer not null check (expected_seconds > 0),
  time_zone text not null,
  settings jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
create index on source (scope_id);
create index on source (owner_person_id);
create index on source (owner_organization_id);
create index on source (dataset_id);
-- Other processes learn from the change log that a source is another one now.
call log_changes_of('source', '{}');
revoke all on source from cw_app;
grant select on source to cw_app;

-- Secrets of a source, sealed as one; see platform/keys. Apart, since they open on this machine alone.
create table source_secret (
  id uuid primary key references source on delete cascade,
  secret text not null
);
revoke all on source_secret from cw_app;

-- Where a source stands now. Without a row it is off: a source that came with a bundle waits to be switched on here.
create table source_state (
  source_id uuid primary key references source on delete cascade,
  -- Null: off.
  on_since timestamptz,
  switched_by uuid references account,
  -- Anything came, whatever became of it; rows were stored.
  arrived_at timestamptz,
  stored_at timestamptz,
  -- What went wrong last, until something goes right.
  fault text,
  fault_about text,
  fault_at timestamptz,
  -- Connection to the other side, where the kind keeps one.
  connection text check (connection in ('connecting', 'connected', 'away')),
  connection_since timestamptz,
  -- How far a pull has come; what it means is the matter of its kind.
  position jsonb,
  due_at timestamptz,
  -- The process that works for it now.
  held_by uuid,
  held_until timestamptz
);
revoke all on source_state from cw_app;

-- What came of a pull, a file, or an hour of a source that sends by itself.
create table source_run (
  id uuid primary key,
  source_id uuid not null references source on delete cascade,
  kind text not null check (kind in ('run', 'span')),
  begun_at timestamptz not null,
  -- Null while it goes on.
  ended_at timestamptz,
  -- What it was of: the name of a file, say.
  about text,
  messages bigint not null default 0,
  bytes bigint not null default 0,
  accepted bigint not null default 0,
  duplicate bigint not null default 0,
  revised bigint not null default 0,
  refused bigint not null default 0,
  flagged bigint not null default 0,
  fault text,
  fault_about text
);
create index on source_run (source_id, begun_at desc, id);
create unique index source_run_span on source_run (source_id, begun_at) where kind = 'span';
revoke all on source_run from cw_app;

-- Dead letters: rows that were refused, as they came, until a person has taken care of them.
create table source_reject (
  id uuid primary key,
  source_id uuid not null references source on delete cascade,
  -- Of stream, reason and content: the same row again is counted, not kept again.
  fingerprint bytea not null,
  reason text not null,
  stream text not null,
  -- The row: stream, at, value, quality, unit, as far as it could be read.
  row jsonb not null,
  -- What it came in, cut where it is long.
  came text not null,
  -- Topic, address, file and line.
  place text,
  seen bigint not null default 1,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'mended', 'taken', 'dropped')),
  version integer not null default 1,
  ended_at timestamptz,
  ended_by uuid references account,
  end_reason text,
  check ((ended_at is null) = (state in ('open', 'mended')))
);
create unique index source_reject_content on source_reject (source_id, fingerprint) where state = 'open';
create index on source_reject (source_id, reason, stream, id) where ended_at is null;
create index on source_reject (ended_at);
revoke all on source_reject from cw_app;

-- All refused rows by reason and stream, those beyond the letters that are kept too.
create table source_reject_count (
  source_id uuid not null references source on delete cascade,
  reason text not null,
  stream text not null,
  seen bigint not null,
  -- Rows of which no letter was kept.
  beyond bigint not null,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  primary key (source_id, reason, stream)
);
revoke all on source_reject_count from cw_app;

-- Sources store in their own name.
alter table ingest_tally drop constraint ingest_tally_actor_kind_check;
alter table ingest_tally add constraint ingest_tally_actor_kind_check check (actor_kind in ('person', 'key', 'system'));
