-- What people do around records of any register: files, comments, who acts next, and the inbox that tells them.
-- A record is named by its noun and id; these rows outlive it, so that a record that is restored has them again.

-- One row per content. The bytes lie in the file store under their SHA-256; no row without bytes.
create table stored_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  at timestamptz not null default now()
);

create table attachment (
  id uuid primary key,
  noun text not null,
  record_id uuid not null,
  sha256 text not null references stored_file,
  -- Found from the content.
  kind text not null,
  -- As the file was called where it came from, with the ending of what it holds.
  name text not null,
  title jsonb,
  description jsonb,
  version integer not null default 1,
  added_by uuid not null references account,
  added_at timestamptz not null default now(),
  removed_by uuid references account,
  removed_at timestamptz,
  removal_reason text
);
create index on attachment (record_id, noun, added_at);
create index on attachment (sha256);

create table record_comment (
  id uuid primary key,
  noun text not null,
  record_id uuid not null,
  author uuid not null references account,
  -- Plain text; who is mentioned stands in it as @[account id].
  text text not null,
  version integer not null default 1,
  written_at timestamptz not null default now(),
  edited_at timestamptz,
  -- Removed by its author; the words then stand in the versions alone.
  removed_at timestamptz
);
create index on record_comment (record_id, noun, id);

create table record_comment_version (
  comment_id uuid not null references record_comment,
  version integer not null,
  text text not null,
  at timestamptz not null,
  primary key (comment_id, version)
);

-- Who is to act on a record next. The open one has no end; those before it stay.
create table assignment (
  id uuid primary key,
  noun text not null,
  record_id uuid not null,
  account_id uuid not null references account,
  due_on date,
  note text,
  assigned_by uuid not null references account,
  assigned_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references account,
  -- done, withdrawn or replaced
  outcome text,
  check ((ended_at is null) = (outcome is null))
);
create unique index assignment_open on assignment (record_id, noun) where ended_at is null;
create index on assignment (record_id, noun, assigned_at);
create index on assignment (account_id, due_on, id) where ended_at is null;
create index on assignment (account_id, ended_at) where ended_at is not null;

create table inbox_entry (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  -- mention or assignment; `about` is the comment or the assignment
  kind text not null,
  about uuid not null,
  noun text not null,
  record_id uuid not null,
  actor uuid not null references account,
  at timestamptz not null default now(),
  read_at timestamptz,
  unique (account_id, kind, about)
);
create index on inbox_entry (account_id, id desc);
create index on inbox_entry (account_id) where read_at is null;
