-- Indicators that are computed: how, from what, and how far each period has come. Results stand in `indicator_value`.

-- Every version of every definition; the newest is in force, the others stay to explain older values.
create table indicator_definition (
  id uuid primary key,
  indicator_id uuid not null references indicator on delete cascade deferrable initially deferred,
  version integer not null,
  definition jsonb not null,
  sha256 text not null,
  created_at timestamptz not null,
  created_by uuid,
  unique (indicator_id, version)
);

-- Stage one of the aggregation: the days of a station, from its hours. Every stream that some definition reads has a row
-- for each day with observations.
create table station_day (
  stream_id integer not null,
  day date not null,
  -- Hours that count, and their mean.
  hours smallint not null,
  mean double precision,
  -- Eight-hour means that count, and the highest of them. Source: GB 3095-2012.
  windows smallint not null,
  max_8h_mean double precision,
  -- Observations in all hours of the day.
  observations integer not null,
  -- Newest moment that an observation of the day stands for.
  newest timestamptz,
  primary key (stream_id, day)
);
create index on station_day (day);

-- Periods whose input changed and that wait to be computed again.
create table indicator_due (
  indicator_id uuid not null references indicator on delete cascade deferrable initially deferred,
  period_start date not null,
  period_end date not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (indicator_id, period_start)
);
create index on indicator_due (last_at);

-- How far each period has come. A period with too few valid days has no result: its value so far stands here alone and is
-- never a row of `indicator_value`.
create table indicator_period (
  indicator_id uuid not null references indicator on delete cascade deferrable initially deferred,
  period_start date not null,
  period_end date not null,
  -- The moment after its last day, in the zone of the definition.
  ends_at timestamptz not null,
  definition_version integer not null,
  value double precision,
  valid_days integer not null,
  expected_days integer not null,
  needed_days integer not null,
  observations integer not null,
  coverage double precision,
  newest_input timestamptz,
  computed_at timestamptz not null,
  -- The result that stands, if the period has one.
  value_id uuid references indicator_value on delete set null deferrable initially deferred,
  primary key (indicator_id, period_start)
);
create index on indicator_period (value_id);

create index on indicator_value (indicator_id, observed_at);
