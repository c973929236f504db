-- What was known of every rule on every day, and what was judged afterwards for the months before anybody looked.

-- The state of a rule as it stood at the end of a day, kept only for the days on which something of it moved. Any past day
-- is answered by the last row before it.
create table rule_day (
  scope_id uuid not null references scope on delete cascade deferrable initially deferred,
  rule text not null,
  -- Civil day in the zone of the city.
  day date not null,
  -- When this was known: the last evaluation of the day that moved something.
  at timestamptz not null,
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
  exempt integer not null default 0,
  held integer,
  fails integer[] not null,
  unknowns integer[] not null,
  failing uuid[] not null,
  found text[] not null,
  newest_input timestamptz,
  as_of timestamptz not null,
  since timestamptz not null,
  previous_state text,
  previous_value double precision,
  previous_at timestamptz,
  primary key (scope_id, rule, day)
) with (fillfactor = 80);

-- Months that ended before a scope was judged for the first time, judged from the records as they are today.
create table rule_afterwards (
  scope_id uuid not null references scope on delete cascade deferrable initially deferred,
  rule text not null,
  -- The end of the month that is judged, and when that was done.
  as_of timestamptz not null,
  judged_at timestamptz not null,
  version text not null,
  state text not null,
  reason text,
  value double precision,
  score double precision,
  n integer not null,
  pass integer not null,
  fail integer not null,
  unknown integer not null,
  primary key (scope_id, rule, as_of)
);

-- Of the time before this table only the changes of states are known, without their scores.
insert into rule_day (scope_id, rule, day, at, version, state, reason, value, sample, n, pass, fail, unknown, fails, unknowns,
  failing, found, as_of, since)
select distinct on (scope_id, rule, (at at time zone 'UTC')::date)
  scope_id, rule, (at at time zone 'UTC')::date, at, version, to_state, reason, value_to, n, n, pass, fail, unknown, '{}', '{}',
  '{}', '{}', as_of, at
from rule_history
order by scope_id, rule, (at at time zone 'UTC')::date, seq desc;

insert into rule_day (scope_id, rule, day, at, version, state, reason, value, range_low, range_high, score, sample, n, pass,
  fail, unknown, fails, unknowns, failing, found, newest_input, as_of, since, previous_state, previous_value, previous_at)
select scope_id, rule, (now() at time zone 'UTC')::date, now(), version, state, reason, value, range_low, range_high, score,
  sample, n, pass, fail, unknown, fails, unknowns, failing, found, newest_input, as_of, since, previous_state,
  previous_value, previous_at
from rule_state
on conflict do nothing;

-- Only the engine writes what it found.
do $$
begin
  if exists (select from pg_roles where rolname = 'cw_app') then
    revoke insert, update, delete on rule_day, rule_afterwards from cw_app;
  end if;
end
$$;
