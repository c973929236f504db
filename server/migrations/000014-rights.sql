-- Rights: the database judges each row by the settings of the transaction, whatever the statement asks for.

-- What a request's statements run as. Roles belong to the whole server, so another database may have made it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'cw_app') then
    create role cw_app nologin nosuperuser nobypassrls;
  end if;
exception
  when duplicate_object or unique_violation then null; -- another database made it at the same moment
end $$;
-- The login of the platform takes the role for one transaction at a time; a superuser needs no leave.
do $$ begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant cw_app to %I', current_user);
  end if;
end $$;
-- Whoever may read all records of a class reads them as one of these: no row has to be judged, so that an index alone can
-- answer. They are cw_app in everything else.
do $$
declare
  kind text;
begin
  foreach kind in array array['base', 'strategy', 'engagement', 'procurement', 'interoperability', 'roadmap', 'data',
    'architecture', 'assets', 'services', 'privacy', 'benefits', 'assurance', 'emergency'] loop
    begin
      if not exists (select from pg_roles where rolname = 'cw_all_' || kind) then
        execute format('create role %I nologin nosuperuser nobypassrls inherit', 'cw_all_' || kind);
      end if;
    exception
      when duplicate_object or unique_violation then null;
    end;
    execute format('grant cw_app to %I', 'cw_all_' || kind);
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant %I to %I', 'cw_all_' || kind, current_user);
    end if;
  end loop;
end $$;
grant usage on schema public to cw_app;
grant select, insert, update, delete on all tables in schema public to cw_app;
grant usage on all sequences in schema public to cw_app;
alter default privileges in schema public grant select, insert, update, delete on tables to cw_app;
alter default privileges in schema public grant usage on sequences to cw_app;
-- What opens a door, and what the machine keeps for itself.
revoke all on session, sign_in_link, api_key, migration from cw_app;
revoke insert, update, delete on account, installation from cw_app;
revoke update, delete on change_log, record_version from cw_app;

-- Why somebody looks at personal data; kept with the session alone, never taken from a request.
alter table session add column purpose jsonb;

-- Highest level that may be read (0 city, 1 department, 2 own) or written (3, 4, 5) in a class of records; -1: none.
-- Asked as a sub-select, so that it runs once for a statement and not for each row.
create function my_reach(class text, at integer) returns integer language sql stable as $$
  select coalesce((nullif(current_setting('cw.reach', true), '')::jsonb -> class ->> at)::integer, -1)
$$;
create function my_departments() returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting('cw.departments', true), '')::uuid[], '{}')
$$;
-- Null: not limited to some scopes.
create function my_scopes() returns uuid[] language sql stable as $$
  select case current_setting('cw.scopes', true) when 'all' then null
    else coalesce(nullif(current_setting('cw.scopes', true), '')::uuid[], '{}') end
$$;
create function my_person() returns uuid language sql stable as $$
  select nullif(current_setting('cw.person', true), '')::uuid
$$;
create function my_subject() returns text language sql stable as $$
  select nullif(current_setting('cw.subject', true), '')
$$;

-- The class of each register and its lowest level, for tables that hold records of all of them. Kept by the platform
-- from the declarations.
create table record_kind (
  noun text primary key,
  kind text not null,
  floor integer not null
);
revoke insert, update, delete on record_kind from cw_app;

create function level_of(mark text, floor integer) returns integer language sql immutable as $$
  select greatest(floor, case mark when 'public' then 0 when 'internal' then 1 else 2 end)
$$;

-- Versions of a record are for those who may read it now; of one that is gone, for those who may read all such records.
alter table record_version enable row level security;
create policy reads on record_version for select to cw_app using (
  id = nullif(current_setting('cw.shown', true), '')::uuid
  or exists (select from record_kind k where k.noun = record_version.noun
      and level_of(document ->> 'confidentiality', k.floor) <= my_reach(k.kind, 0)));
create policy writes on record_version for insert to cw_app with check (true);

-- Puts work into the queue in the transaction of what it follows from. The queue itself belongs to the platform.
create function queue_job(name text, payload json, queue text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(name, payload, queue_name => queue);
end
$$;

-- A draft holds what a record may become: for its authors, and for those who may read such records.
alter table record_draft enable row level security;
create policy reads on record_draft to cw_app using (
  nullif(current_setting('cw.actor', true), '')::uuid = any (authors)
  or exists (select from record_kind k where k.noun = record_draft.noun
      and level_of(coalesce("values" ->> 'confidentiality', base ->> 'confidentiality', 'internal'), k.floor) <= my_reach(k.kind, 0)));

-- Rows of a file hold what records may become: for who brought it, and for those who may read all such records.
alter table import add column purpose jsonb;
alter table import enable row level security;
create policy reads on import to cw_app using (
  account_id = nullif(current_setting('cw.actor', true), '')::uuid
  or exists (select from record_kind k where k.noun = import.noun and k.floor < 3 and my_reach(k.kind, 0) >= 2));
-- The rows of a file come before it does.
alter table import_row enable row level security;
create policy reads on import_row to cw_app using (import_id in (select id from import)) with check (true);
alter table import_outcome enable row level security;
create policy reads on import_outcome to cw_app using (import_id in (select id from import)) with check (true);
alter table import_problem enable row level security;
create policy reads on import_problem to cw_app using (import_id in (select id from import)) with check (true);

-- Holds the tree of scopes together, whatever of it the writer may see.
alter function keep_scope_tree() security definer set search_path = pg_catalog, public, pg_temp;
