-- Observations: streams, their history, current state and rollups. One transaction writes history, state and rollups
-- together, so that sums of history, state, hours and days are always equal.

create table stream (
  -- Short key that leads every table of measured values; these distribute by it.
  stream_id integer generated always as identity primary key,
  -- What the change log calls the row.
  id uuid not null unique default gen_random_uuid(),
  code text not null unique,
  title jsonb not null,
  property text not null,
  unit text not null,
  scope_id uuid not null references scope,
  place text,
  area_id uuid references area,
  sensor_id uuid references sensor,
  dataset_id uuid references dataset,
  longitude double precision,
  latitude double precision,
  interval_seconds integer not null,
  time_zone text not null,
  least double precision,
  most double precision,
  monotonic boolean not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
create index on stream (scope_id, code);
create index on stream (area_id);
create index on stream (sensor_id);
create index on stream (dataset_id);
-- Declarations enter the change log; observations never do.
call log_changes_of('stream', '{}');

-- Columns are ordered so that a row needs no padding beyond two bytes. Partitions are made by the writer.
create table observation (
  stream_id integer not null,
  quality smallint not null default 0,
  t timestamptz not null,
  value double precision not null check (value > '-Infinity' and value < 'Infinity'),
  received_at timestamptz not null default now(),
  primary key (stream_id, t)
) partition by range (t);

-- Values that were corrected, as they stood before; `id` keeps their order.
create table observation_revision (
  stream_id integer not null,
  quality smallint not null,
  t timestamptz not null,
  value double precision not null,
  received_at timestamptz not null default now(),
  replaced_at timestamptz not null default now(),
  id bigint generated always as identity,
  primary key (stream_id, t, id)
);

-- Current state: the newest observation of each stream, and how many there are. Free space keeps updates in the page.
create table latest (
  stream_id integer primary key references stream,
  quality smallint not null,
  at timestamptz not null,
  value double precision not null,
  received_at timestamptz not null default now(),
  first_at timestamptz not null,
  n bigint not null
) with (fillfactor = 50);

-- Hours are cut in the zone of the stream. `quality` holds every flag that a row of the bucket carries.
create table rollup_hour (
  stream_id integer not null,
  n integer not null,
  hour timestamptz not null,
  sum double precision not null,
  min double precision not null,
  max double precision not null,
  last_at timestamptz not null,
  last_value double precision not null,
  quality smallint not null,
  primary key (stream_id, hour)
) with (fillfactor = 70);

-- Civil days in the zone of the stream. `changes` counts the writes; `touched` says that a write has not yet been taken
-- into account by what is computed from days. Both are written with the day itself, so no touch can be lost.
create table rollup_day (
  stream_id integer not null,
  day date not null,
  n integer not null,
  changes integer not null default 1,
  sum double precision not null,
  min double precision not null,
  max double precision not null,
  last_at timestamptz not null,
  last_value double precision not null,
  quality smallint not null,
  touched boolean not null default true,
  primary key (stream_id, day)
) with (fillfactor = 70);
create index rollup_day_touched on rollup_day (stream_id, day) where touched;

-- One row per request that came with a key: its answer, and what it brought.
create table ingest_request (
  account_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  status integer not null,
  answer jsonb not null,
  n integer not null,
  at timestamptz not null default now(),
  primary key (account_id, key)
);
create index on ingest_request (at);
