-- What public catalogues, case files and contract registers tell beyond the model, and what they do not tell.

alter table organization
  add column identifier text,
  add column about jsonb,
  alter column strategic_supplier drop not null;

alter table service
  add column code text,
  add column item_type text,
  add column main_item text,
  add column guide_url text,
  alter column priority drop not null,
  alter column transactional drop not null,
  alter column online drop not null,
  alter column one_stop drop not null,
  alter column assisted_option drop not null,
  alter column proactive drop not null,
  alter column requires_identity drop not null,
  alter column personal_data drop not null,
  alter column co_designed drop not null,
  alter column feedback_enabled drop not null;

alter table service_request
  add column case_number text,
  add column category text,
  add column subject text,
  add column details text,
  add column note text,
  add column address text,
  add column area_id uuid,
  add column location jsonb,
  add column photo_url text,
  alter column due_at drop not null,
  alter column reopened drop not null,
  alter column transfers drop not null,
  alter column documents_requested drop not null,
  alter column documents_reused drop not null,
  alter column cross_channel_visible drop not null;

alter table service_request add foreign key (area_id) references area deferrable initially deferred;
create index on service_request (area_id);

alter table dataset
  add column identifier text,
  add column keywords text,
  add column contact text,
  alter column personal_data drop not null,
  alter column real_time drop not null,
  alter column high_demand drop not null;

create table "distribution" (
  like record_common including all,
  "dataset_id" uuid not null,
  "title" jsonb not null,
  "access_url" text not null,
  "format" text,
  "licence" text,
  "last_updated_at" timestamptz
);
alter table "distribution" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "distribution" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "distribution" add foreign key ("dataset_id") references "dataset" deferrable initially deferred;
create index on "distribution" ("dataset_id");
create index on "distribution" ("scope_id");
call log_changes_of('distribution', '{}');

alter table procurement
  add column reference text,
  alter column major drop not null,
  alter column shared_need drop not null,
  alter column spec_style drop not null,
  alter column co_designed drop not null,
  alter column lowest_price_only drop not null;

alter table contract
  add column reference text,
  add column title jsonb,
  alter column critical drop not null,
  alter column creates_data drop not null,
  alter column open_data_clause drop not null,
  alter column open_standards_clause drop not null,
  alter column data_ownership drop not null;

alter table scope add column currency text;
