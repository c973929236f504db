-- Rules on live observations: what they say, where each group stands, and what they told. The routes judge rights by
-- themselves; states and transitions are written by the engine alone.

create table event_rule (
  id uuid primary key,
  scope_id uuid not null references scope,
  state text not null check (state in ('draft', 'on', 'off')),
  -- Counts what the rule says; `revision` counts every change.
  version integer not null default 1,
  revision integer not null default 1,
  declaration jsonb not null,
  examples jsonb not null default '[]',
  on_since timestamptz,
  -- Observations that came later than the rule waits, since it was switched on.
  late bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((state = 'on') = (on_since is not null))
);
create index on event_rule (scope_id);
create index on event_rule (state) where state = 'on';

create table event_rule_version (
  rule_id uuid not null references event_rule on delete cascade,
  version integer not null,
  declaration jsonb not null,
  examples jsonb not null,
  note text,
  by uuid references account,
  at timestamptz not null default now(),
  primary key (rule_id, version)
);

-- Where a group of a rule that is on stands, as a restart goes on from it. The columns are what people are shown.
create table event_state (
  rule_id uuid not null references event_rule on delete cascade,
  group_key text not null,
  about jsonb not null,
  state text not null check (state in ('normal', 'pending', 'firing', 'noData', 'error')),
  since timestamptz,
  episode timestamptz,
  value double precision,
  last_at timestamptz,
  memory jsonb not null,
  primary key (rule_id, group_key)
) with (fillfactor = 70);

create table event_transition (
  id bigint generated always as identity primary key,
  rule_id uuid not null references event_rule on delete cascade,
  rule_version integer not null,
  group_key text not null,
  about jsonb not null,
  from_state text not null,
  to_state text not null,
  -- Event time.
  at timestamptz not null,
  episode timestamptz,
  value double precision,
  limit_value double precision,
  corrected boolean not null,
  silenced boolean not null,
  told_at timestamptz not null default clock_timestamp()
);
create index on event_transition (rule_id, id desc);
create index on event_transition (rule_id, group_key, id desc);
create index on event_transition (rule_id, told_at) where to_state in ('firing', 'normal');

create table event_silence (
  id uuid primary key,
  rule_id uuid not null references event_rule on delete cascade,
  -- None: the whole rule.
  group_key text,
  title jsonb,
  reason text not null,
  by uuid not null references account,
  from_at timestamptz not null,
  until_at timestamptz not null,
  check (until_at <= from_at + interval '7 days')
);
create index on event_silence (rule_id, until_at);

-- Which process judges, and until when it may.
create table event_engine (
  id boolean primary key default true check (id),
  owner uuid,
  until_at timestamptz not null default '-infinity',
  judged_at timestamptz
);
insert into event_engine default values;

revoke insert, update, delete on event_rule, event_rule_version, event_state, event_transition, event_silence
  from cw_app;
revoke all on event_engine from cw_app;
