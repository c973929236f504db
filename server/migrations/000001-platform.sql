-- The floor: what every room stands on.

-- What every record carries. Tables of registers are made `like record_common including all`.
create table record_common (
  "id" uuid primary key,
  "city_id" uuid not null,
  "scope_id" uuid not null,
  "version" integer not null default 1,
  "created_at" timestamptz not null default now(),
  "created_by" uuid,
  "updated_at" timestamptz not null default now(),
  "updated_by" uuid,
  "source" text not null default 'manual',
  "confidentiality" text not null default 'internal',
  "valid_from" timestamptz,
  "valid_to" timestamptz
);

-- A queue of what was written, read by the evidence engine, live streams, search and webhooks. It may be pruned.
-- A reader takes only rows of transactions below the oldest running one, in the order (tx, seq): sequence numbers are
-- handed out before commit, so reading by seq alone would skip a row that commits late.
create table change_log (
  seq bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  tbl text not null,
  -- Null: one row stands for many of one statement.
  row_id uuid,
  op "char" not null,
  fields text[],
  -- Values of the changed columns; of columns with personal data of the highest class only the name stands in `fields`.
  old jsonb,
  new jsonb,
  actor uuid,
  at timestamptz not null default clock_timestamp(),
  primary key (seq)
);
create index on change_log (tx, seq);

-- Aliases are long on purpose: a register may have a column `n`, and `to_jsonb(n)` would mean that.
create function log_change() returns trigger language plpgsql as $$
declare
  hidden text[] := coalesce(tg_argv[0], '{}')::text[];
  -- What a write changes by itself says nothing about the record.
  always constant text[] := array['version', 'updated_at', 'updated_by'];
  who uuid := nullif(current_setting('cw.actor', true), '')::uuid;
  many bigint;
begin
  if tg_op = 'INSERT' then
    select count(*) into many from new_rows;
    if many > 1000 then
      insert into change_log (tbl, op, actor) values (tg_table_name, 'I', who);
    else
      insert into change_log (tbl, row_id, op, new, actor)
      select tg_table_name, (to_jsonb(new_row) ->> 'id')::uuid, 'I', to_jsonb(new_row) - hidden - always, who from new_rows new_row;
    end if;
  elsif tg_op = 'DELETE' then
    select count(*) into many from old_rows;
    if many > 1000 then
      insert into change_log (tbl, op, actor) values (tg_table_name, 'D', who);
    else
      insert into change_log (tbl, row_id, op, old, actor)
      select tg_table_name, (to_jsonb(old_row) ->> 'id')::uuid, 'D', to_jsonb(old_row) - hidden - always, who from old_rows old_row;
    end if;
  else
    select count(*) into many from new_rows;
    if many > 1000 then
      insert into change_log (tbl, op, fields, actor)
      select tg_table_name, 'U', array_agg(distinct d.key), who
      from new_rows new_row
      join old_rows old_row on (to_jsonb(old_row) ->> 'id') = (to_jsonb(new_row) ->> 'id')
      cross join lateral jsonb_each(to_jsonb(new_row) - always) d
      where d.value is distinct from to_jsonb(old_row) -> d.key
      having count(*) > 0;
    else
      insert into change_log (tbl, row_id, op, fields, old, new, actor)
      select tg_table_name, (to_jsonb(new_row) ->> 'id')::uuid, 'U', c.fields, c.old, c.new, who
      from new_rows new_row
      join old_rows old_row on (to_jsonb(old_row) ->> 'id') = (to_jsonb(new_row) ->> 'id')
      cross join lateral (
        select array_agg(d.key) as fields,
          jsonb_object_agg(d.key, to_jsonb(old_row) -> d.key) filter (where d.key <> all (hidden)) as old,
          jsonb_object_agg(d.key, d.value) filter (where d.key <> all (hidden)) as new
        from jsonb_each(to_jsonb(new_row) - always) d
        where d.value is distinct from to_jsonb(old_row) -> d.key
      ) c
      where c.fields is not null;
    end if;
  end if;
  perform pg_notify('change', tg_table_name);
  return null;
end
$$;

create procedure log_changes_of(tbl text, hidden text) language plpgsql as $$
begin
  execute format('create trigger log_insert after insert on %I referencing new table as new_rows for each statement execute function log_change(%L)', tbl, hidden);
  execute format('create trigger log_update after update on %I referencing old table as old_rows new table as new_rows for each statement execute function log_change(%L)', tbl, hidden);
  execute format('create trigger log_delete after delete on %I referencing old table as old_rows for each statement execute function log_change(%L)', tbl, hidden);
end
$$;

-- Every version of every record, kept on its own: before and after, restore and "as of a past date" stand on it.
create table record_version (
  noun text not null,
  id uuid not null,
  version integer not null,
  op "char" not null,
  document jsonb not null,
  at timestamptz not null default clock_timestamp(),
  actor uuid,
  reason text,
  primary key (noun, id, version)
);

-- Who may sign in. `person_id` is the officer behind the account, where there is one.
create table account (
  id uuid primary key,
  login text not null unique,
  name jsonb not null,
  roles text[] not null,
  person_id uuid,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);

-- Only hashes of what opens a door are kept.
create table session (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create index on session (account_id);

create table sign_in_link (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  made_at timestamptz not null default now(),
  used_at timestamptz
);

create table api_key (
  id uuid primary key,
  prefix text not null,
  key_hash bytea not null unique,
  account_id uuid not null references account on delete cascade,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);

-- One answer per (account, key): a retried POST is answered from here and done once.
create table idempotent_request (
  account_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  status integer,
  body jsonb,
  at timestamptz not null default now(),
  primary key (account_id, key)
);

-- Facts of this installation, one row each.
create table installation (
  name text primary key,
  value jsonb not null,
  at timestamptz not null default now()
);
