-- Lists that people keep under a name, and what was done to many records at once.

create table saved_view (
  id uuid primary key,
  owner uuid not null references account on delete cascade,
  -- Path of the register.
  register text not null,
  name jsonb not null,
  state jsonb not null,
  sharing text not null check (sharing in ('private', 'roles', 'everybody')),
  roles text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on saved_view (register);

-- What somebody's list of a register opens with.
create table default_view (
  account_id uuid not null references account on delete cascade,
  register text not null,
  view_id uuid not null references saved_view on delete cascade,
  primary key (account_id, register)
);
create index on default_view (view_id);

-- One wish for many records. It is a preview until it is applied; what was applied can be undone as a whole.
create table record_batch (
  id uuid primary key,
  noun text not null,
  action text not null check (action in ('change', 'delete', 'restore')),
  -- Values to set, entries to add to lists and to take out of them.
  plan jsonb not null,
  reason text not null,
  state text not null default 'preview' check (state in ('preview', 'applied', 'undone')),
  account_id uuid not null,
  made_at timestamptz not null default now(),
  applied_at timestamptz,
  undone_at timestamptz,
  undone_by uuid
);
create index on record_batch (noun, made_at desc);

-- `version` is the one that was looked at, `written` the one that was made, `undone` the one that took it back.
create table record_batch_item (
  batch uuid not null references record_batch on delete cascade,
  position integer not null,
  id uuid not null,
  version integer not null,
  outcome text not null check (outcome in ('accepted', 'unchanged', 'refused')),
  problem jsonb,
  written integer,
  undone integer,
  primary key (batch, position)
);
create index on record_batch_item (batch, outcome, position);

-- Deleted records of a register, newest first.
create index on record_version (noun, at desc, id) where op = 'D';
