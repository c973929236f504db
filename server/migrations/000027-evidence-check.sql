-- What the nightly comparison found: every kept state held against a judgement of the records as they stand.

create table evidence_check (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  milliseconds double precision not null,
  -- States that were compared, and those that could not be: a change of theirs was on its way, or they could not run.
  compared integer not null,
  skipped integer not null,
  -- Each with scope, rule, what differs, and both sides; repaired by the full run that followed.
  differences jsonb not null,
  different integer not null
);
revoke insert, update, delete on evidence_check from cw_app;

-- The query that each version of a card was last compiled to, so that another one does not go unseen.
create table compiled_rule (
  version text primary key,
  rule text not null,
  sha256 text not null,
  at timestamptz not null
);
revoke insert, update, delete on compiled_rule from cw_app;
