-- What each sender of observations changed, in the transactions that changed it; told to the audit span by span, since a
-- row of the log for each of some hundred batches a second would be unreadable. Each writer has rows of its own.
create table ingest_tally (
  writer     bigint      not null,
  actor      text        not null,
  actor_kind text        not null check (actor_kind in ('person', 'key')),
  -- Begin of the span of five minutes.
  since      timestamptz not null default date_bin('5 minutes', clock_timestamp(), 'epoch'),
  requests   bigint      not null,
  accepted   bigint      not null,
  revised    bigint      not null,
  primary key (writer, actor, since)
);
revoke all on ingest_tally from cw_app;
