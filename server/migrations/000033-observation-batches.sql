-- What each commit of observations brought, for those who follow live: screens and event rules, in every process. A writer
-- is one connection, so that what it writes is seen in the order of its numbers; readers keep a position for each writer
-- and never wait for other transactions.
create table observation_writer (
  id      bigint generated always as identity primary key,
  -- Backend of the connection; a writer without one writes no more.
  pid     integer     not null default pg_backend_pid(),
  since   timestamptz not null default now(),
  -- Batches up to this one have been dropped.
  dropped bigint      not null default 0
);
revoke all on observation_writer from cw_app;

create table observation_batch (
  writer  bigint      not null,
  id      bigint      generated always as identity,
  at      timestamptz not null default clock_timestamp(),
  -- Rows, or for large batches the range of times of each stream, in columns; see server/src/observations/live/batch.ts.
  content bytea       not null,
  primary key (writer, id)
);
alter table observation_batch alter column content set storage external;
revoke all on observation_batch from cw_app;
