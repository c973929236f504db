-- How far each buffer before the database has been read, written in the transactions that store what was read.
create table ingest_position (
  stream   text   primary key,
  sequence bigint not null
);
revoke all on ingest_position from cw_app;

-- Messages of a buffer that were acknowledged and could not be stored, as they came, for people to look at.
create table ingest_unstored (
  stream   text        not null,
  sequence bigint      not null,
  message  bytea       not null,
  -- Code of the problem.
  reason   text        not null,
  at       timestamptz not null default now(),
  primary key (stream, sequence)
);
revoke all on ingest_unstored from cw_app;
