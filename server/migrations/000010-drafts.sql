-- Changes of published records, written beside them until a second person publishes them.

create table record_draft (
  id uuid primary key,
  noun text not null,
  -- Null while the record does not exist.
  record_id uuid,
  scope_id uuid not null,
  version integer not null default 1,
  state text not null default 'draft' check (state in ('draft', 'review', 'published', 'withdrawn')),
  -- The record as it stood when the draft was begun or last brought up to date; null for a new record.
  base_version integer,
  base jsonb,
  -- The fields that change; of a new record all of them.
  "values" jsonb not null,
  -- Whoever wrote in it, the one who began it first. None of them may approve it.
  authors uuid[] not null check (cardinality(authors) > 0),
  -- Who was asked to review.
  reviewer uuid references account,
  note text,
  begun_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  sent_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references account,
  check ((base_version is null) = (base is null)),
  check ((state in ('draft', 'review')) = (decided_at is null))
);
-- One open draft for a record: whoever comes second joins it.
create unique index record_draft_open on record_draft (noun, record_id) where state in ('draft', 'review');
create index on record_draft (record_id, id desc);
create index on record_draft (state, id desc);
call log_changes_of('record_draft', '{values,base,note}');

create table record_draft_event (
  id uuid primary key,
  draft_id uuid not null references record_draft,
  act text not null,
  actor uuid not null references account,
  note text,
  at timestamptz not null default clock_timestamp(),
  -- What the draft said after it, where somebody wrote in it.
  "values" jsonb
);
create index on record_draft_event (draft_id, id);

-- Who looked at a version before it was published, and the draft that it came from.
alter table record_version add column reviewer uuid, add column draft_id uuid;
