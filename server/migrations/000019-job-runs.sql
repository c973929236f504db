-- What ran by itself, when, and how it ended: what the health page tells an operator. One row per attempt.
create table job_run (
  id         bigint generated always as identity primary key,
  job        text        not null check (length(job) between 1 and 100),
  attempt    integer     not null default 1,
  started_at timestamptz not null default now(),
  -- Null: it runs, or was cut off with its process.
  ended_at   timestamptz,
  failed     boolean     not null default false,
  -- Why it failed; names of errors and constraints, no values of records.
  reason     text        check (length(reason) <= 500)
);
create index job_run_latest on job_run (job, started_at desc);
revoke all on job_run from cw_app;

-- How large the database was, one row a day: how fast it grows, and how long the room lasts.
create table database_size (
  day   date   primary key default current_date,
  bytes bigint not null
);
revoke all on database_size from cw_app;
