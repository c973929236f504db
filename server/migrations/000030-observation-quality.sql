-- Quality of observations. The flags that the city sets stand in `flags`, apart from the sender's own in `quality`.

-- What makes a value of the stream worth a remark; null: not looked at.
alter table stream
  add column plausible_least double precision,
  add column plausible_most  double precision,
  -- Greatest change that is possible within so many seconds.
  add column change_most     double precision,
  add column change_seconds  integer,
  -- The same value for so long means that the sensor is stuck.
  add column stuck_seconds   integer;

-- A new parent, since `flags` fits into the padding behind `quality` and costs nothing there. Partitions stay as they are,
-- get the column at their end and are attached again.
do $$
declare
  parts jsonb;
  part record;
begin
  select coalesce(jsonb_object_agg(c.oid::regclass::text, pg_get_expr(c.relpartbound, c.oid)), '{}') into parts
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'observation'::regclass;
  for part in select key as name from jsonb_object_keys(parts) as key loop
    execute format('alter table observation detach partition %s', part.name);
    execute format('alter table %s add column flags smallint not null default 0', part.name);
  end loop;
  drop table observation;
  create table observation (
    stream_id integer not null,
    quality smallint not null default 0,
    flags smallint not null default 0,
    t timestamptz not null,
    value double precision not null check (value > '-Infinity' and value < 'Infinity'),
    received_at timestamptz not null default now(),
    primary key (stream_id, t)
  ) partition by range (t);
  for part in select key as name, value as bound from jsonb_each_text(parts) loop
    execute format('alter table observation attach partition %s %s', part.name, part.bound);
  end loop;
end $$;

alter table observation_revision add column flags smallint not null default 0;

-- Current state: the newest usable observation (null while there is none), and how many observations there are in all.
alter table latest rename to latest_before;
alter index latest_pkey rename to latest_before_pkey;
create table latest (
  stream_id integer primary key references stream,
  quality smallint,
  flags smallint,
  at timestamptz,
  value double precision,
  received_at timestamptz,
  first_at timestamptz not null,
  n bigint not null,
  -- Time of the newest observation of all, usable or not.
  seen_at timestamptz not null,
  -- Since when the value has been the same.
  run_since timestamptz
) with (fillfactor = 50);
insert into latest (stream_id, quality, flags, at, value, received_at, first_at, n, seen_at, run_since)
  select stream_id, quality, 0, at, value, received_at, first_at, n, at, at from latest_before;
drop table latest_before;

-- n, sum, least, greatest and last value are those of usable observations; `bad` counts the others. `flags` holds every
-- flag of the bucket. Where nothing was usable, n and sum are 0 and the rest is null.
alter table rollup_hour
  alter column min drop not null, alter column max drop not null,
  alter column last_at drop not null, alter column last_value drop not null,
  add column flags smallint not null default 0,
  add column bad integer not null default 0;
alter table rollup_day
  alter column min drop not null, alter column max drop not null,
  alter column last_at drop not null, alter column last_value drop not null,
  add column flags smallint not null default 0,
  add column bad integer not null default 0,
  -- Of all of them, how many came late. Counted here, since a past that is sent afterwards is late as a whole.
  add column late integer not null default 0;

-- How many observations of a day carry each of the other flags; a row where there are any.
create table quality_day (
  stream_id integer not null,
  day date not null,
  out_of_range integer not null,
  stuck integer not null,
  implausible integer not null,
  rate integer not null,
  gap integer not null,
  ahead integer not null,
  primary key (stream_id, day)
);

-- Streams into which observations came out of their order, or whose limits are to be applied to what they hold: what
-- follows from neighbours is settled from the history, within a minute.
create table unsettled_stream (
  stream_id integer primary key,
  since timestamptz not null,
  until timestamptz not null
);

-- Silences that were noticed: longer than three expected intervals. Open until an observation comes.
create table stream_gap (
  stream_id integer not null references stream,
  -- Time of the observation before the silence.
  started_at timestamptz not null,
  -- Time of the observation behind it.
  ended_at timestamptz,
  noticed_at timestamptz not null,
  primary key (stream_id, started_at)
);
create unique index stream_gap_open on stream_gap (stream_id) where ended_at is null;

revoke insert, update, delete on quality_day, unsettled_stream, stream_gap from cw_app;
