-- Search over every register: one entry for each record that has words. See docs/decisions/0011.

create table search_entry (
  noun text not null,
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  confidentiality text not null,
  -- What the record is called, folded: whole names and codes are found by their beginning. Byte order, so that the
  -- index answers "begins with".
  zh text collate "C",
  en text collate "C",
  code text collate "C",
  -- First letters of the pinyin of the Chinese name: `sjpt` for 数据平台.
  initials text collate "C",
  -- Words, Chinese characters and pairs of characters with their places. Weight A: the name; B: codes; C: pinyin of the
  -- name; D: all other texts.
  words tsvector not null,
  -- When the record's words last changed.
  at timestamptz not null,
  -- Hash of what the entry was made of: tells whether it still stands.
  content bigint not null,
  primary key (id, noun)
);
-- Entries are written behind the scenes, so the cost of going straight into the index falls on nobody who waits; a
-- pending list would have to be read by every search.
create index search_words on search_entry using gin (words) with (fastupdate = off);
create index search_names on search_entry using gin (ts_filter(words, '{a,c}')) with (fastupdate = off);
create index on search_entry (zh);
create index on search_entry (en);
create index on search_entry (code) where code is not null;
create index on search_entry (initials) where initials is not null;
create index on search_entry (at);
-- A collation of its own keeps this one from being taken for the look-up of an entry: while search is filled for the first
-- time, the planner believes that a noun has next to no entries.
create index search_newest on search_entry (noun collate "C", at);
create index on search_entry (scope_id);
-- Chinese pairs are many: the common ones must be known as such, or the planner takes every word for rare.
alter table search_entry alter words set statistics 500;

-- How far the change log has been followed, and by which way of taking texts apart.
create table search_position (
  one boolean primary key default true check (one),
  tx xid8 not null,
  seq bigint not null,
  grammar integer not null,
  at timestamptz not null default now()
);

-- Registers that are still to be gone through as a whole, and how far that has come.
create table search_due (
  noun text primary key,
  past uuid
);

-- Every list begins with what changed last.
do $$
declare
  register text;
begin
  for register in
    select a.attrelid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid
     where a.attname = 'valid_from' and c.relkind = 'r' and c.relname <> 'record_common' and c.relnamespace = 'public'::regnamespace
     order by 1
  loop
    execute format('create index on %s (updated_at, id)', register);
  end loop;
end
$$;

-- Requests grow by the day and are looked at by their times. Those that are open are few, and the ones that matter.
create index on service_request (created_at, id);
create index on service_request (submitted_at, id);
create index on service_request (closed_at, id);
create index on service_request (due_at, id);
create index service_request_open on service_request (due_at, id) where closed_at is null;
create index on service_request (origin, submitted_at, id);
create index on service_request (service_id, submitted_at, id);
create index on service_request (scope_id, submitted_at, id);
create index service_request_dissatisfied on service_request (closed_at, id) where satisfaction <= 2;
create index service_request_reopened on service_request (reopened, id) where reopened > 0;
-- Assets are looked for by name and by what becomes of them.
create index on asset ((coalesce(title ->> 'zh', title ->> 'en')), id);
create index on asset (end_of_life_at, id);
create index on asset (lifecycle_state, asset_class);
