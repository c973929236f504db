-- What the evidence engine found: one state for each rule and scope, and how it came about.

-- Rules run as a role that can read the words of the rules and nothing else. On a server where we may not make roles they
-- run in a read-only transaction of our own account.
do $$
begin
  create role cw_eval nologin;
exception
  -- Another database of this server has it already, or we may not.
  when duplicate_object or unique_violation or insufficient_privilege then null;
end
$$;
do $$
begin
  execute format('grant cw_eval to %I', current_user);
exception
  when others then null;
end
$$;

create table evaluation_run (
  id bigint generated always as identity primary key,
  scope_id uuid not null references scope on delete cascade deferrable initially deferred,
  cause text not null,
  -- The moment that was judged, and when that was done.
  as_of timestamptz not null,
  at timestamptz not null,
  milliseconds double precision not null,
  rules integer not null,
  changed integer not null,
  errors integer not null
);
create index on evaluation_run (scope_id, id desc);

create table rule_state (
  scope_id uuid not null references scope on delete cascade deferrable initially deferred,
  rule text not null,
  -- Hash of the card that was judged.
  version text not null,
  state text not null,
  reason text,
  value double precision,
  range_low double precision,
  range_high double precision,
  score double precision,
  sample integer not null,
  n integer not null,
  pass integer not null,
  fail integer not null,
  unknown integer not null,
  -- Per condition of the card.
  fails integer[] not null,
  unknowns integer[] not null,
  -- First failing records, and those of them that passed before.
  failing uuid[] not null,
  newly_failing uuid[] not null,
  -- Coverage rules: entries of the list that were found.
  found text[] not null,
  newest_input timestamptz,
  as_of timestamptz not null,
  since timestamptz not null,
  milliseconds double precision not null,
  -- The state before this one.
  previous_state text,
  previous_value double precision,
  previous_at timestamptz,
  -- A state that the clock brought and that a second evaluation has to confirm.
  pending_state text,
  primary key (scope_id, rule)
);

-- Every change of a state, for ever.
create table rule_history (
  seq bigint generated always as identity primary key,
  run bigint not null,
  scope_id uuid not null references scope on delete cascade deferrable initially deferred,
  rule text not null,
  version text not null,
  at timestamptz not null,
  as_of timestamptz not null,
  from_state text,
  to_state text not null,
  reason text,
  value_from double precision,
  value_to double precision,
  n integer not null,
  pass integer not null,
  fail integer not null,
  unknown integer not null,
  cause text not null,
  -- The writes that led here: [{"noun": …, "records": …}].
  because jsonb not null
);
create index on rule_history (scope_id, rule, seq desc);
create index on rule_history (scope_id, seq desc);

-- How far the change log was read.
create table evidence_position (
  reader text primary key,
  tx xid8 not null,
  seq bigint not null
);
