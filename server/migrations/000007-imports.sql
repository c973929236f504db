-- Files of rows that become records: what came in, what was found in it, what each row became.

-- A mapping that is kept for files with the same headings.
create table import_source (
  id uuid primary key,
  noun text not null,
  name text not null,
  -- In the order of the alphabet: two files are of one source when they have the same headings.
  headings text[] not null,
  mapping jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  unique (noun, name)
);
create index on import_source (noun, headings);

create table import (
  id uuid primary key,
  noun text not null,
  scope_id uuid not null,
  state text not null default 'uploaded',
  file jsonb not null,
  columns jsonb not null,
  rows integer not null,
  mapping jsonb not null,
  source_id uuid references import_source on delete set null,
  counts jsonb,
  -- Rows done so far, while something is under way.
  done integer,
  mode text,
  reason text,
  failure jsonb,
  undo jsonb,
  undo_rest boolean not null default false,
  account_id uuid not null,
  created_at timestamptz not null default now(),
  checked_at timestamptz,
  applied_at timestamptz,
  undone_at timestamptz
);
create index on import (noun, created_at desc, id);

-- Cells are `json`, not `jsonb`: a file may hold a NUL, which is then refused at its row and shown there.
create table import_row (
  -- Rows arrive before all is known of their file.
  import_id uuid not null references import on delete cascade deferrable initially deferred,
  "row" integer not null,
  cells json not null,
  -- Why the row could not be read.
  fault text,
  primary key (import_id, "row")
);

-- What each row becomes or became.
create table import_outcome (
  import_id uuid not null references import on delete cascade,
  "row" integer not null,
  outcome text not null,
  record_id uuid,
  -- Versions of the record before and after.
  read integer,
  written integer,
  "values" jsonb,
  undone boolean not null default false,
  primary key (import_id, "row")
);

create table import_problem (
  import_id uuid not null references import on delete cascade,
  -- `check` for what is wrong with the rows, `undo` for what keeps them from being taken back.
  phase text not null,
  "row" integer not null,
  seq integer not null,
  "column" text,
  field text,
  code text not null,
  severity text not null,
  text jsonb not null,
  value text,
  primary key (import_id, phase, "row", seq)
);
