-- What became of backups: one row per try that ended. A try that was cut off leaves none, and its remains are found in
-- the folder of the backups. Times are those of this database.

create table backup_run (
  id uuid primary key,
  started_at timestamptz not null,
  ended_at timestamptz not null default now(),
  -- Name of the backup in its folder; none when it failed.
  name text,
  -- Why it failed, for a person, in both languages.
  failure jsonb,
  -- Bytes of the database as copied, and of everything new as it lies in the folder.
  bytes bigint,
  stored_bytes bigint,
  check ((name is null) <> (failure is null))
);
create index on backup_run (ended_at);

create table drill_run (
  id uuid primary key,
  started_at timestamptz not null,
  ended_at timestamptz not null default now(),
  -- The backup that was restored.
  name text,
  outcome text not null check (outcome in ('passed', 'failed')),
  failure jsonb,
  -- What was measured and compared; see DrillResult.
  result jsonb,
  check ((outcome = 'failed') = (failure is not null))
);
create index on drill_run (ended_at);

-- Times during which what was written did not reach the backups for more than five minutes.
create table archive_alarm (
  id uuid primary key,
  since timestamptz not null,
  raised_at timestamptz not null default now(),
  ended_at timestamptz,
  reason jsonb not null
);
create unique index archive_alarm_open on archive_alarm ((true)) where ended_at is null;

revoke all on backup_run, drill_run, archive_alarm from cw_app;
