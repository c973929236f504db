-- Who looked at whose data, and what people consented to.

-- The pseudonym of the person that a record is about.
alter table service_request add column subject_ref text;
alter table support_case add column subject_ref text;
alter table feedback add column subject_ref text;
alter table subject_request
  add column subject_ref text,
  add column access_id uuid,
  add column question text,
  add column answer text;
alter table subject_request add foreign key (access_id) references personal_data_access deferrable initially deferred;
create index on service_request (subject_ref) where subject_ref is not null;
create index on support_case (subject_ref) where subject_ref is not null;
create index on feedback (subject_ref) where subject_ref is not null;
create index on subject_request (subject_ref) where subject_ref is not null;
create index on subject_request (access_id);

-- Structure of ISO/IEC TS 27560:2023.
alter table consent
  add column data_categories text[] not null default '{}',
  add column controller_org_id uuid,
  add column recipient_org_ids uuid[] not null default '{}',
  add column method text,
  add column notice_id text,
  add column notice_version integer,
  add column notice_hash text,
  add column language text,
  add column receipt_id text,
  add column withdrawal_method text;
alter table consent add foreign key (controller_org_id) references organization deferrable initially deferred;
create index on consent (controller_org_id);
create index on consent using gin (recipient_org_ids);
create index on consent (subject_ref, purpose);

-- Field set of the Estonian data tracker, version 3.
alter table personal_data_access
  alter column subject_ref drop not null,
  alter column org_id drop not null,
  alter column dataset_id drop not null,
  add column hidden_reason text,
  add column hidden_until timestamptz,
  add column initiator_organization text,
  add column initiator_code text,
  add column initiator_role text,
  add column initiator_name text,
  add column initiator_person_id uuid,
  add column initiator_account text,
  add column initiator_system text,
  add column reference text,
  add column incident_id uuid,
  add column noun text,
  add column record_id text,
  add column data_category text,
  add column bulk_processing boolean,
  add column record_count integer,
  add column audit_id text;
alter table personal_data_access add foreign key (initiator_person_id) references person deferrable initially deferred;
alter table personal_data_access add foreign key (incident_id) references incident deferrable initially deferred;
create index on personal_data_access (initiator_person_id);
create index on personal_data_access (incident_id);
create index on personal_data_access (subject_ref, accessed_at desc, id);
create index on personal_data_access (initiator_account, accessed_at desc);
create index on personal_data_access (accessed_at desc, id);
create index on personal_data_access (hidden_until) where not visible_to_subject;

-- What nobody but the person and those who handle the case should find in the queue of changes.
drop trigger log_insert on subject_request;
drop trigger log_update on subject_request;
drop trigger log_delete on subject_request;
call log_changes_of('subject_request', '{subject_ref,question,answer}');
drop trigger log_insert on service_request;
drop trigger log_update on service_request;
drop trigger log_delete on service_request;
call log_changes_of('service_request', '{subject_ref,subject,details,note,address,location,photo_url}');

-- Whose data a bulk read was about, where one row of the tracker stands for many.
create table personal_data_access_subject (
  access_id uuid not null references personal_data_access deferrable initially deferred,
  subject_ref text not null,
  primary key (subject_ref, access_id)
);
create index on personal_data_access_subject (access_id);

-- What people are told before they consent. A version never changes; a newer one stands beside it.
create table privacy_notice (
  id uuid not null,
  version integer not null check (version > 0),
  purpose jsonb not null,
  -- Plain text in both languages; `hashes` holds the SHA-256 of each as it is shown.
  body jsonb not null,
  hashes jsonb not null,
  data_categories text[] not null,
  dataset_ids uuid[] not null default '{}',
  controller_org_id uuid not null references organization,
  grantee_org_id uuid not null references organization,
  recipient_org_ids uuid[] not null default '{}',
  -- How long a consent lasts; null: until it is withdrawn.
  months integer check (months between 1 and 120),
  scope_id uuid not null references scope,
  city_id uuid not null references scope,
  made_by uuid references account,
  made_at timestamptz not null default now(),
  -- Not offered any more; consents given under it stand.
  retired_at timestamptz,
  primary key (id, version)
);

-- Leave to hide looks under one reference from the person for a while, for a stated reason.
create table hiding_permission (
  id uuid primary key,
  reference text not null,
  organization_id uuid references organization,
  reason text not null,
  until timestamptz not null,
  made_by uuid not null references account,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references account
);
create index on hiding_permission (reference) where ended_at is null;

-- An officer and a citizen who are close: looks of one at the other are told to the privacy officer.
create table close_relation (
  account_id uuid not null references account on delete cascade,
  subject_ref text not null,
  kind text not null check (kind in ('self', 'family', 'colleague')),
  made_by uuid not null references account,
  made_at timestamptz not null default now(),
  primary key (account_id, subject_ref)
);

-- Unusual looks. `day` is the day in the city's zone; one alarm a day, account and kind.
create table access_alarm (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  kind text not null check (kind in ('many', 'close', 'hours')),
  day date not null,
  looks integer not null,
  usual double precision,
  access_id uuid not null references personal_data_access,
  raised_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by uuid references account,
  conclusion text,
  unique (account_id, kind, day)
);
create index on access_alarm (raised_at desc) where closed_at is null;

revoke all on personal_data_access_subject, privacy_notice, hiding_permission, close_relation, access_alarm from cw_app;

-- The department of the account that acts in this transaction.
create function acting_organization() returns uuid language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
as $$ select organization_id from public.account where id = nullif(current_setting('cw.actor', true), '')::uuid $$;

-- The consent that allows an organization to use data of a person for a purpose now; null where there is none. It is held
-- until the transaction ends: a withdrawal waits for a read that has begun, and a read that follows it finds it.
create function consent_in_force(person text, for_purpose text, dataset uuid, grantee uuid) returns uuid
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive above as (
    select id, parent_id from public.organization where id = grantee
    union
    select o.id, o.parent_id from public.organization o join above a on o.id = a.parent_id)
  select c.id from public.consent c
   where c.subject_ref = person and c.purpose = for_purpose
     and c.granted_at <= now() and c.withdrawn_at is null and (c.expires_at is null or c.expires_at > now())
     and (dataset is null or cardinality(c.dataset_ids) = 0 or dataset = any (c.dataset_ids))
     and exists (select from above where above.id = c.grantee_org_id or above.id = c.controller_org_id
           or above.id = any (c.recipient_org_ids))
   order by c.granted_at desc limit 1 for share of c
$$;

-- The same for many people in one trip, always in the same order: two looks and a withdrawal cannot wait in a circle.
create function consents_in_force(people text[], for_purpose text, dataset uuid, grantee uuid)
returns table (person text, consent uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  for person in select distinct p from unnest(people) p order by 1 loop
    consent := public.consent_in_force(person, for_purpose, dataset, grantee);
    return next;
  end loop;
end
$$;

-- Writes down that records about people were read, by whom and why; who it was comes from the transaction, never from
-- the caller. Records: [{access, id, subject, city, scope, consent}]. More than `bulk_from` make one row with their number.
create function note_personal_access(of_noun text, records jsonb, about jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  who uuid := nullif(current_setting('cw.actor', true), '')::uuid;
  whole boolean := (about ->> 'bulk')::boolean;
  audit_entry bigint;
  officer record;
  hiding record;
begin
  if jsonb_array_length(records) = 0 then return; end if;
  select a.id, a.name, a.person_id, p.name as person, a.organization_id, o.name as organization, o.identifier,
      array_to_string(public.roles_of(a.id), ',') as roles
    into officer
    from public.account a left join public.person p on p.id = a.person_id
      left join public.organization o on o.id = a.organization_id
   where a.id = who;
  select h.reason, h.until into hiding from public.hiding_permission h
   where h.reference = about ->> 'reference' and h.ended_at is null and h.until > now()
     and (h.organization_id is null or h.organization_id = officer.organization_id)
   order by h.until desc limit 1;
  insert into public.audit (act, noun, object, department, purpose, detail)
  values ('personal.read', of_noun, case when jsonb_array_length(records) = 1 then records -> 0 ->> 'id' end,
    officer.organization_id, about ->> 'reference',
    jsonb_build_object('basis', about ->> 'legalBasis', 'records', jsonb_array_length(records), 'accesses',
      case when whole then jsonb_build_array(records -> 0 ->> 'access')
        else (select jsonb_agg(r ->> 'access') from jsonb_array_elements(records) r) end))
  returning id into audit_entry;
  insert into public.personal_data_access (id, city_id, scope_id, source, confidentiality, created_by, updated_by,
    subject_ref, org_id, purpose, consent_id, legal_basis, accessed_at, after_withdrawal,
    visible_to_subject, hidden_reason, hidden_until, initiator_organization, initiator_code, initiator_role,
    initiator_name, initiator_person_id, initiator_account, initiator_system, reference, incident_id, noun, record_id,
    data_category, bulk_processing, record_count, audit_id)
  select (r ->> 'access')::uuid, (r ->> 'city')::uuid, (r ->> 'scope')::uuid, 'system', 'confidential',
    officer.person_id, officer.person_id,
    case when not whole then r ->> 'subject' end, officer.organization_id, about ->> 'purpose',
    case when not whole then (r ->> 'consent')::uuid end, about ->> 'legalBasis', now(), false,
    hiding.until is null, hiding.reason, hiding.until,
    coalesce(officer.organization ->> 'zh', officer.organization ->> 'en'), officer.identifier, officer.roles,
    coalesce(officer.person, officer.name ->> 'zh'), officer.person_id, officer.id::text, about ->> 'system',
    about ->> 'reference', (about ->> 'incidentId')::uuid, of_noun, case when not whole then r ->> 'id' end,
    about ->> 'category', whole, case when whole then jsonb_array_length(records) end, audit_entry::text
    from jsonb_array_elements(records) with ordinality e (r, at) where not whole or at = 1;
  if whole then
    insert into public.personal_data_access_subject (access_id, subject_ref)
    select distinct (records -> 0 ->> 'access')::uuid, r ->> 'subject'
      from jsonb_array_elements(records) r where r ->> 'subject' is not null;
  end if;
end
$$;
revoke execute on function acting_organization(), consent_in_force(text, text, uuid, uuid),
  consents_in_force(text[], text, uuid, uuid), note_personal_access(text, jsonb, jsonb) from public;
grant execute on function acting_organization(), consent_in_force(text, text, uuid, uuid),
  consents_in_force(text[], text, uuid, uuid), note_personal_access(text, jsonb, jsonb) to cw_app;
