-- Purposes and issues of ISO 37101 on initiatives and services, as benefits have them.
alter table initiative
  add column purpose_codes text[] not null default '{}',
  add column issue_codes text[] not null default '{}';
alter table service
  add column purpose_codes text[] not null default '{}',
  add column issue_codes text[] not null default '{}';

-- The scopes are trees with a city at each root. Held here, so that no way of writing can break it.
create function keep_scope_tree() returns trigger language plpgsql as $$
declare
  city uuid;
  held boolean;
  register text;
begin
  -- Two moves at once could close a circle that neither of them sees.
  perform pg_advisory_xact_lock(hashtext('scope tree'));
  if new.parent_id is null then
    if new.kind <> 'city' then
      raise exception 'a part of a city needs the scope it lies in' using errcode = '23514', constraint = 'scope_part_without_parent';
    end if;
    city := new.id;
  else
    if new.kind = 'city' then
      raise exception 'a city lies in no other scope' using errcode = '23514', constraint = 'scope_city_with_parent';
    end if;
    if exists (
      with recursive above as (
        select new.parent_id as id
        union
        select s.parent_id from scope s join above a on s.id = a.id where s.parent_id is not null)
      select from above where id = new.id)
    then
      raise exception 'a scope cannot lie in itself' using errcode = '23514', constraint = 'scope_circle';
    end if;
    -- The parent may come later in the same transaction: then the city is the one that was given.
    select city_id into city from scope where id = new.parent_id;
  end if;
  new.city_id := coalesce(city, new.city_id);
  if tg_op = 'UPDATE' and new.city_id <> old.city_id then
    if exists (select from scope where parent_id = new.id) then
      raise exception 'a scope with parts stays in its city' using errcode = '23514', constraint = 'scope_leaves_city';
    end if;
    for register in
      select c.relname from pg_class c
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'scope'
         and 2 = (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('city_id', 'scope_id'))
    loop
      execute format('select exists (select from %I where scope_id = $1)', register) into held using new.id;
      if held then
        raise exception 'a scope with records stays in its city' using errcode = '23514', constraint = 'scope_leaves_city';
      end if;
    end loop;
  end if;
  return new;
end
$$;
create trigger keep_tree before insert or update of parent_id, kind, city_id on scope
  for each row execute function keep_scope_tree();
