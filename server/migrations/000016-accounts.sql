-- Accounts: what they are, which roles they hold and since whose word, how they sign in elsewhere, and their keys.

-- A person signs in; a program has keys alone. `organization_id` is the department that rights reach by; `scope_ids`
-- limits the account to some districts (null: everywhere). Both are set by those who administer accounts and never
-- follow a record: whoever may edit a person must not move rights.
alter table account
  add column kind text not null default 'person' check (kind in ('person', 'program')),
  add column organization_id uuid,
  add column scope_ids uuid[] check (cardinality(scope_ids) > 0),
  -- Pseudonym of a citizen; null for officers.
  add column subject text unique,
  add column created_by uuid references account;
update account set kind = 'program' where login = 'local-programs';
update account a set organization_id = p.org_id from person p where p.id = a.person_id;
create index on account (organization_id);
create index on account (person_id);

-- Who holds which role: the one truth. A row counts when it is granted, approved, not ended and not expired.
create table account_role (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  role text not null,
  reason text,
  granted_at timestamptz not null default now(),
  -- Null: by the installation itself.
  granted_by uuid references account,
  approved_at timestamptz,
  approved_by uuid references account,
  expires_at timestamptz not null default now() + interval '12 months',
  ended_at timestamptz,
  ended_by uuid references account,
  -- declined, withdrawn, ended, given_up, expired
  outcome text,
  end_reason text,
  -- When the holder was told that it ends soon.
  warned_at timestamptz,
  constraint role_grants_to_others check (granted_by <> account_id),
  constraint role_approved_by_another check (approved_by <> granted_by and approved_by <> account_id),
  check ((ended_at is null) = (outcome is null))
);
create unique index account_role_once on account_role (account_id, role) where ended_at is null;
-- Administering access, running the machine and auditing exclude each other, waiting grants included. One index is exact
-- under any number of simultaneous grants, which a look before the write is not.
create unique index account_role_exclusive on account_role (account_id)
  where ended_at is null and role in ('secadmin', 'sysadmin', 'auditor');
create index on account_role (role) where ended_at is null;
create index on account_role (granted_at) where approved_at is null and ended_at is null;
create index on account_role (expires_at) where ended_at is null;

-- What has run out makes way for a new grant; the role of programs is for programs.
create function keep_account_role() returns trigger language plpgsql as $$
begin
  if new.role = 'program' and (select kind from account where id = new.account_id) is distinct from 'program' then
    raise exception 'the role program is for programs' using errcode = '23514', constraint = 'account_role_program';
  end if;
  if tg_op = 'INSERT' then
    update account_role set ended_at = expires_at, outcome = 'expired'
     where account_id = new.account_id and ended_at is null and expires_at <= now();
  end if;
  return new;
end
$$;
create trigger keep_account_role before insert or update of role, account_id on account_role
  for each row execute function keep_account_role();

create function keep_account_kind() returns trigger language plpgsql as $$
begin
  raise exception 'an account stays what it is' using errcode = '23514', constraint = 'account_kind_fixed';
end
$$;
create trigger keep_account_kind before update of kind on account
  for each row when (new.kind is distinct from old.kind) execute function keep_account_kind();

-- The roles that an account holds now.
create function roles_of(holder uuid) returns text[] language sql stable as $$
  select coalesce(array_agg(role order by role), '{}') from account_role
   where account_id = holder and approved_at is not null and ended_at is null and expires_at > now()
$$;

-- Who holds what so far keeps it for twelve months.
insert into account_role (account_id, role, approved_at)
select id, unnest(roles), now() from account;
alter table account drop column roles;
