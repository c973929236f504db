-- The registers of the model: one table each, with the columns of its declaration in model/src/.
-- Conditions inside a column's value are the schema's; the table keeps presence, kind and references.

create table "organization" (
  like record_common including all,
  "name" jsonb not null,
  "kind" text not null,
  "sector" text not null,
  "parent_id" uuid,
  "strategic_supplier" boolean not null
);

create table "person" (
  like record_common including all,
  "name" text not null,
  "org_id" uuid not null,
  "active" boolean not null
);

create table "role_assignment" (
  like record_common including all,
  "person_id" uuid not null,
  "role" text not null,
  "scope_type" text not null,
  "role_scope_id" uuid not null,
  "started_at" date not null,
  "ended_at" date,
  "budget_authority" boolean not null,
  "mandate_ref" text
);

create table "skill_assessment" (
  like record_common including all,
  "team" text not null,
  "skill_area" text not null,
  "level" integer not null,
  "required_fte" double precision not null,
  "available_fte" double precision not null,
  "assessed_at" date not null
);

create table "principle" (
  like record_common including all,
  "code" text not null,
  "text" jsonb not null,
  "status" text not null,
  "agreed_at" date not null,
  "review_due_at" date not null,
  "baseline_ref" text,
  "deviation_note" text
);

create table "endorsement" (
  like record_common including all,
  "target_type" text not null,
  "target_id" uuid not null,
  "org_id" uuid not null,
  "stakeholder_group" text not null,
  "endorsed_at" date not null
);

create table "vision" (
  like record_common including all,
  "edition" integer not null,
  "status" text not null,
  "text" jsonb,
  "drafted_at" date not null,
  "published_at" date,
  "review_due_at" date not null
);

create table "vision_target" (
  like record_common including all,
  "vision_id" uuid not null,
  "status" text not null,
  "title" jsonb not null,
  "purpose_codes" text[] not null default '{}',
  "issue_codes" text[] not null default '{}',
  "local_priority_ref" text,
  "smart_levers" text[] not null default '{}',
  "core_plan_ref" text,
  "indicator_id" uuid,
  "baseline_value" double precision,
  "target_value" double precision,
  "target_at" date
);

create table "visualization" (
  like record_common including all,
  "target_type" text not null,
  "target_id" uuid not null,
  "modality" text not null,
  "published_at" date,
  "revised_at" date not null
);

create table "governance_body" (
  like record_common including all,
  "title" jsonb not null,
  "kind" text not null,
  "cadence_days" integer not null,
  "terms_ref" text
);

create table "governance_membership" (
  like record_common including all,
  "body_id" uuid not null,
  "body_kind" text not null,
  "org_id" uuid not null,
  "sector" text not null,
  "status" text not null
);

create table "meeting" (
  like record_common including all,
  "body_id" uuid not null,
  "body_kind" text not null,
  "held_at" date not null,
  "quorate" boolean not null,
  "minutes_ref" text
);

create table "action" (
  like record_common including all,
  "source_type" text not null,
  "source_id" uuid not null,
  "title" jsonb not null,
  "owner_id" uuid not null,
  "raised_at" date not null,
  "due_at" date not null,
  "done_at" date,
  "status" text not null,
  "rule_id" uuid,
  "finding_id" uuid
);

create table "decision" (
  like record_common including all,
  "title" jsonb not null,
  "body_id" uuid not null,
  "decided_at" date not null,
  "strategic" boolean not null,
  "principle_codes" text[] not null default '{}',
  "confidential" boolean not null,
  "published_at" date
);

create table "policy_product" (
  like record_common including all,
  "kind" text not null,
  "area" text not null,
  "title" jsonb not null,
  "required" boolean not null,
  "status" text not null,
  "approved_at" date,
  "reviewed_at" date,
  "review_due_at" date
);

create table "stakeholder" (
  like record_common including all,
  "org_id" uuid,
  "name" jsonb not null,
  "stakeholder_group" text not null,
  "interests" text,
  "influence" integer,
  "impact" integer,
  "key" boolean not null,
  "owner_id" uuid,
  "reviewed_at" date
);

create table "engagement_plan" (
  like record_common including all,
  "status" text not null,
  "senior_lead_id" uuid,
  "budget" double precision not null,
  "roadmap_id" uuid
);

create table "engagement" (
  like record_common including all,
  "kind" text not null,
  "target_type" text not null,
  "target_id" uuid,
  "initiative_id" uuid,
  "service_id" uuid,
  "channel" text not null,
  "opens_at" date not null,
  "closes_at" date,
  "participants" integer not null,
  "segments_reached" uuid[] not null default '{}',
  "stakeholder_groups" text[] not null default '{}',
  "feedback_published_at" date,
  "changed_decision" boolean not null
);

create table "partnership" (
  like record_common including all,
  "kind" text not null,
  "org_ids" uuid[] not null default '{}',
  "status" text not null,
  "started_at" date not null,
  "review_due_at" date not null,
  "benefit_ids" uuid[] not null default '{}'
);

create table "lesson" (
  like record_common including all,
  "source_kind" text not null,
  "source_id" uuid,
  "recorded_at" date not null,
  "text" jsonb not null,
  "reused_by_initiative_ids" uuid[] not null default '{}'
);

create table "procurement" (
  like record_common including all,
  "title" jsonb not null,
  "category" text not null,
  "stage" text not null,
  "planned_at" date not null,
  "pipeline_published_at" date,
  "value" double precision not null,
  "major" boolean not null,
  "shared_need" boolean not null,
  "lead_org_id" uuid not null,
  "joint_org_ids" uuid[] not null default '{}',
  "spec_style" text not null,
  "co_designed" boolean not null,
  "market_engaged_at" date,
  "tender_at" date,
  "awarded_at" date,
  "bids" integer,
  "sme_winner" boolean,
  "new_entrant" boolean,
  "lowest_price_only" boolean not null
);

create table "contract" (
  like record_common including all,
  "procurement_id" uuid,
  "supplier_id" uuid not null,
  "status" text not null,
  "signed_at" date not null,
  "ends_at" date not null,
  "value" double precision not null,
  "critical" boolean not null,
  "creates_data" boolean not null,
  "open_data_clause" boolean not null,
  "open_standards_clause" boolean not null,
  "data_ownership" text not null,
  "exit_plan_at" date,
  "exit_tested_at" date
);

create table "supplier_review" (
  like record_common including all,
  "supplier_id" uuid not null,
  "reviewed_at" date not null,
  "score" double precision not null,
  "joint_plan" boolean not null,
  "supplier_feedback" boolean not null
);

create table "challenge" (
  like record_common including all,
  "title" jsonb not null,
  "problem_owner_org_id" uuid not null,
  "opens_at" date not null,
  "dataset_ids" uuid[] not null default '{}',
  "entrants" integer not null,
  "sme_entrants" integer not null,
  "pilot_started_at" date,
  "scaled_at" date
);

create table "interop_cell" (
  like record_common including all,
  "code" text not null,
  "dimension" text not null,
  "area" text not null,
  "level" integer not null,
  "assessed_at" date not null
);

create table "interop_barrier" (
  like record_common including all,
  "dimension" text not null,
  "area" text not null,
  "title" jsonb not null,
  "severity" text not null,
  "owner_org_id" uuid,
  "due_at" date,
  "action_status" text not null,
  "status" text not null,
  "standard_refs" text[] not null default '{}',
  "identified_at" date not null,
  "resolved_at" date
);

create table "standard_adoption" (
  like record_common including all,
  "standard_ref" text not null,
  "level" text not null,
  "applies_to" text[] not null default '{}',
  "status" text not null,
  "adopted_at" date
);

create table "data_exchange" (
  like record_common including all,
  "provider_org_id" uuid not null,
  "consumer_org_id" uuid not null,
  "counterpart_kind" text not null,
  "dataset_ids" uuid[] not null default '{}',
  "standard_ref" text,
  "conformant" boolean not null,
  "status" text not null,
  "last_transfer_at" timestamptz
);

create table "sharing_agreement" (
  like record_common including all,
  "provider_org_id" uuid not null,
  "consumer_org_ids" uuid[] not null default '{}',
  "dataset_ids" uuid[] not null default '{}',
  "legal_basis" text not null,
  "purpose" text not null,
  "status" text not null,
  "signed_at" date not null,
  "expires_at" date
);

create table "term" (
  like record_common including all,
  "title" jsonb not null,
  "definition" jsonb not null,
  "concept_code" text,
  "status" text not null,
  "steward_org_id" uuid,
  "agreed_at" date
);

create table "term_change" (
  like record_common including all,
  "term_id" uuid not null,
  "submitted_at" date not null,
  "decided_at" date,
  "decision" text
);

create table "roadmap" (
  like record_common including all,
  "edition" integer not null,
  "status" text not null,
  "published_at" date,
  "review_due_at" date not null
);

create table "initiative" (
  like record_common including all,
  "roadmap_id" uuid not null,
  "title" jsonb not null,
  "status" text not null,
  "phase" text,
  "lead_org_id" uuid not null,
  "partner_org_ids" uuid[] not null default '{}',
  "component_codes" text[] not null default '{}',
  "vision_target_ids" uuid[] not null default '{}',
  "citizen_facing" boolean not null,
  "personal_data" boolean not null,
  "ict" boolean not null,
  "quick_win" boolean not null,
  "method" text not null,
  "planned_start" date,
  "planned_end" date,
  "actual_start" date,
  "closed_at" date,
  "budget" double precision not null,
  "spent" double precision not null,
  "business_case_at" date,
  "outcome_focused" boolean,
  "rollback_plan_ref" text,
  "post_review_at" date,
  "duration_low" integer,
  "duration_likely" integer,
  "duration_high" integer,
  "department_id" uuid,
  "gate_state" text,
  "owner_id" uuid,
  "domain" text
);

create table "milestone" (
  like record_common including all,
  "initiative_id" uuid not null,
  "kind" text not null,
  "due_at" date not null,
  "forecast_at" date,
  "done_at" date,
  "title" jsonb not null,
  "gate" boolean not null,
  "benefit_ids" uuid[] not null default '{}'
);

create table "dependency" (
  like record_common including all,
  "from_initiative_id" uuid not null,
  "to_initiative_id" uuid not null,
  "owner_id" uuid,
  "needed_by" date,
  "status" text not null,
  "kind" text not null,
  "lag_days" integer,
  "hard" boolean not null
);

create table "phase_review" (
  like record_common including all,
  "roadmap_id" uuid not null,
  "phase" text not null,
  "reviewed_at" date not null,
  "independent" boolean not null,
  "outcome" text not null,
  "csf_scored" boolean not null
);

create table "risk" (
  like record_common including all,
  "initiative_id" uuid,
  "title" jsonb not null,
  "probability" integer not null,
  "impact" integer not null,
  "owner_id" uuid,
  "response" text,
  "status" text not null,
  "strategic" boolean not null,
  "reviewed_at" date
);

create table "citizen_segment" (
  like record_common including all,
  "title" jsonb not null,
  "kind" text not null,
  "population" integer not null,
  "vulnerable" boolean not null,
  "digital_exclusion_rate" double precision,
  "owner_org_id" uuid,
  "needs_updated_at" date
);

create table "user_research" (
  like record_common including all,
  "segment_ids" uuid[] not null default '{}',
  "service_ids" uuid[] not null default '{}',
  "method" text not null,
  "conducted_at" date not null,
  "participants" integer not null,
  "acted_on" boolean not null
);

create table "service" (
  like record_common including all,
  "title" jsonb not null,
  "owner_org_id" uuid not null,
  "domain" text not null,
  "status" text not null,
  "priority" boolean not null,
  "transactional" boolean not null,
  "online" boolean not null,
  "one_stop" boolean not null,
  "assisted_option" boolean not null,
  "proactive" boolean not null,
  "requires_identity" boolean not null,
  "personal_data" boolean not null,
  "identity_scheme_id" uuid,
  "assurance_level" text,
  "accessibility_level" text,
  "segment_ids" uuid[] not null default '{}',
  "life_event_ids" uuid[] not null default '{}',
  "channel_ids" uuid[] not null default '{}',
  "channel_target" text,
  "co_designed" boolean not null,
  "feedback_enabled" boolean not null,
  "standard_days" integer
);

create table "life_event" (
  like record_common including all,
  "title" jsonb not null,
  "owner_org_id" uuid,
  "org_ids" uuid[] not null default '{}',
  "service_ids" uuid[] not null default '{}',
  "status" text not null,
  "launched_at" date,
  "steps_before" integer not null,
  "steps_after" integer not null,
  "materials_before" integer not null,
  "materials_after" integer not null,
  "days_before" integer not null,
  "days_after" integer not null
);

create table "service_request" (
  like record_common including all,
  "service_id" uuid,
  "segment_id" uuid,
  "channel_id" uuid not null,
  "origin" text not null,
  "submitted_at" timestamptz not null,
  "accepted_at" timestamptz,
  "assigned_org_id" uuid,
  "joint_org_ids" uuid[] not null default '{}',
  "due_at" timestamptz not null,
  "first_response_at" timestamptz,
  "closed_at" timestamptz,
  "resolved" boolean,
  "reopened" integer not null,
  "transfers" integer not null,
  "satisfaction" integer,
  "documents_requested" integer not null,
  "documents_reused" integer not null,
  "cross_channel_visible" boolean not null
);

create table "feedback" (
  like record_common including all,
  "target_type" text not null,
  "target_id" uuid not null,
  "rating" integer,
  "submitted_at" timestamptz not null,
  "responded_at" timestamptz,
  "published" boolean not null
);

create table "survey" (
  like record_common including all,
  "kind" text not null,
  "wave" integer not null,
  "opens_at" date not null,
  "closes_at" date not null,
  "sample_size" integer not null,
  "response_rate" double precision not null,
  "published_at" date
);

create table "survey_response" (
  like record_common including all,
  "survey_id" uuid not null,
  "kind" text not null,
  "item" text not null,
  "dimension" text not null,
  "segment_id" uuid,
  "stakeholder_group" text,
  "score" double precision not null,
  "answered_at" timestamptz not null
);

create table "dataset" (
  like record_common including all,
  "catalogue_code" text,
  "title" jsonb not null,
  "abstract" jsonb,
  "provider_org_id" uuid,
  "provider_kind" text not null,
  "steward_id" uuid,
  "format" text,
  "items" text,
  "share_type" text,
  "share_condition" text,
  "share_method" text,
  "no_share_legal_ref" text,
  "open_type" text,
  "licence" text,
  "personal_data" boolean not null,
  "secret" boolean not null,
  "update_interval_days" integer,
  "last_updated_at" timestamptz,
  "published_at" date,
  "machine_readable" boolean not null,
  "real_time" boolean not null,
  "api_id" uuid,
  "high_demand" boolean not null,
  "quality_score" double precision,
  "appraised_at" date,
  "main_use_ref" text,
  "domain" text
);

create table "dataset_field" (
  like record_common including all,
  "dataset_id" uuid not null,
  "name" text not null,
  "data_type" text not null,
  "shared" boolean not null,
  "concept_code" text,
  "term_id" uuid,
  "sensitive" boolean not null
);

create table "data_request" (
  like record_common including all,
  "dataset_id" uuid,
  "kind" text not null,
  "requester_org_id" uuid,
  "submitted_at" date not null,
  "decided_at" date,
  "decision" text,
  "reason_published" boolean not null
);

create table "data_use" (
  like record_common including all,
  "title" jsonb not null,
  "builder_kind" text not null,
  "dataset_ids" uuid[] not null default '{}',
  "status" text not null,
  "launched_at" date not null,
  "active_users" integer,
  "benefit_id" uuid
);

create table "dataset_appraisal" (
  like record_common including all,
  "dataset_id" uuid not null,
  "purpose" text,
  "appraised_at" date not null,
  "relevance" integer not null,
  "completeness" integer not null,
  "accuracy" integer not null,
  "timeliness" integer not null,
  "consistency" integer not null,
  "accessibility" integer not null,
  "legality" integer not null,
  "documentation" integer not null,
  "decision" text not null,
  "conditions" text
);

create table "processing_method" (
  like record_common including all,
  "title" jsonb not null,
  "method_version" text,
  "kind" text not null,
  "dataset_ids" uuid[] not null default '{}',
  "output_id" uuid not null,
  "owner_id" uuid,
  "documented_at" date,
  "validated_at" date,
  "reproducible" boolean not null,
  "uncertainty_stated" boolean not null,
  "bias_tested_at" date
);

create table "information_product" (
  like record_common including all,
  "title" jsonb not null,
  "decision_use" text,
  "indicator_id" uuid,
  "dataset_ids" uuid[] not null default '{}',
  "method_id" uuid,
  "status" text not null
);

create table "identity_scheme" (
  like record_common including all,
  "title" jsonb not null,
  "federated" boolean not null,
  "open_standards" boolean not null,
  "user_controlled" boolean not null,
  "status" text not null
);

create table "consent" (
  like record_common including all,
  "subject_ref" text not null,
  "purpose" text not null,
  "dataset_ids" uuid[] not null default '{}',
  "grantee_org_id" uuid not null,
  "granted_at" timestamptz not null,
  "expires_at" timestamptz,
  "withdrawn_at" timestamptz
);

create table "personal_data_access" (
  like record_common including all,
  "subject_ref" text not null,
  "org_id" uuid not null,
  "dataset_id" uuid not null,
  "purpose" text not null,
  "consent_id" uuid,
  "legal_basis" text,
  "accessed_at" timestamptz not null,
  "after_withdrawal" boolean not null,
  "visible_to_subject" boolean not null
);

create table "subject_request" (
  like record_common including all,
  "kind" text not null,
  "submitted_at" timestamptz not null,
  "due_at" timestamptz not null,
  "closed_at" timestamptz
);

create table "privacy_assessment" (
  like record_common including all,
  "target_type" text not null,
  "target_id" uuid not null,
  "status" text not null,
  "approved_at" date,
  "review_due_at" date
);

create table "privacy_incident" (
  like record_common including all,
  "detected_at" timestamptz not null,
  "notified_at" timestamptz,
  "severity" text not null
);

create table "channel" (
  like record_common including all,
  "kind" text not null,
  "digital" boolean not null,
  "owner_org_id" uuid not null,
  "cost_per_transaction" double precision,
  "status" text not null
);

create table "channel_usage" (
  like record_common including all,
  "channel_id" uuid not null,
  "service_id" uuid not null,
  "digital" boolean not null,
  "period_end" date not null,
  "transactions" integer not null,
  "cost" double precision,
  "completion_rate" double precision,
  "satisfaction" double precision
);

create table "inclusion_measure" (
  like record_common including all,
  "kind" text not null,
  "segment_ids" uuid[] not null default '{}',
  "status" text not null,
  "started_at" date not null,
  "target_beneficiaries" integer,
  "beneficiaries" integer
);

create table "asset" (
  like record_common including all,
  "asset_class" text not null,
  "title" jsonb not null,
  "owner_org_id" uuid,
  "steward_id" uuid,
  "physical" boolean not null,
  "critical" boolean not null,
  "shareable" boolean not null,
  "lifecycle_state" text not null,
  "verified_at" date,
  "reuse_potential" integer,
  "reuse_assessed_at" date,
  "usage_policy_id" uuid,
  "reuse_org_ids" uuid[] not null default '{}',
  "shared_org_ids" uuid[] not null default '{}',
  "telemetry_at" timestamptz,
  "telemetry_open_format" boolean not null,
  "risk_assessed_at" date,
  "lifecycle_plan_at" date,
  "continuity_tested_at" date,
  "end_of_life_at" date,
  "replacement_initiative_id" uuid,
  "annual_cost" double precision,
  "domain" text
);

create table "reuse_record" (
  like record_common including all,
  "asset_id" uuid not null,
  "org_id" uuid not null,
  "started_at" date not null,
  "saving" double precision
);

create table "development" (
  like record_common including all,
  "title" jsonb not null,
  "kind" text not null,
  "lead_org_id" uuid not null,
  "stage" text not null,
  "integrated_review_at" date,
  "digital_plan_at" date,
  "model_delivered" boolean not null,
  "data_handover_at" date,
  "data_clause" boolean not null,
  "completed_at" date
);

create table "sensor" (
  like record_common including all,
  "asset_id" uuid not null,
  "quantity" text not null,
  "interval_sec" integer not null,
  "last_seen_at" timestamptz,
  "calibrated_at" date,
  "status" text not null
);

create table "alert" (
  like record_common including all,
  "kind" text not null,
  "auto_detected" boolean not null,
  "raised_at" timestamptz not null,
  "ack_at" timestamptz,
  "org_ids" uuid[] not null default '{}',
  "closed_at" timestamptz,
  "false_alarm" boolean
);

create table "city_event" (
  like record_common including all,
  "origin" text not null,
  "event_type" text not null,
  "proactive" boolean not null,
  "detected_at" timestamptz not null,
  "dispatched_at" timestamptz,
  "due_at" timestamptz,
  "closed_at" timestamptz,
  "org_ids" uuid[] not null default '{}',
  "verified" boolean,
  "reopened" integer not null
);

create table "road_work" (
  like record_common including all,
  "segment_ref" text not null,
  "org_id" uuid not null,
  "started_at" date not null,
  "joint" boolean not null,
  "repeat_within12m" boolean not null
);

create table "api" (
  like record_common including all,
  "asset_id" uuid,
  "title" jsonb not null,
  "status" text not null,
  "open_spec" boolean not null,
  "versioned" boolean not null,
  "documented" boolean not null,
  "registered" boolean not null
);

create table "api_usage" (
  like record_common including all,
  "api_id" uuid not null,
  "period_end" date not null,
  "calls" integer not null,
  "error_rate" double precision not null,
  "p95ms" double precision not null,
  "consumer_org_ids" uuid[] not null default '{}'
);

create table "building_block" (
  like record_common including all,
  "capability" text not null,
  "title" jsonb not null,
  "owner_org_id" uuid not null,
  "status" text not null,
  "consumer_org_ids" uuid[] not null default '{}',
  "citywide_service" boolean not null,
  "sla_met" boolean,
  "open_standards" boolean not null
);

create table "architecture_review" (
  like record_common including all,
  "initiative_id" uuid not null,
  "reviewed_at" date not null,
  "conformant" boolean not null,
  "waiver_expires_at" date
);

create table "security_assessment" (
  like record_common including all,
  "asset_id" uuid not null,
  "level" text not null,
  "assessed_at" date not null,
  "next_due_at" date not null,
  "passed" boolean not null
);

create table "benefit" (
  like record_common including all,
  "title" jsonb not null,
  "level" text not null,
  "nature" text not null,
  "status" text not null,
  "owner_id" uuid,
  "owner_is_operational" boolean not null,
  "segment_ids" uuid[] not null default '{}',
  "purpose_codes" text[] not null default '{}',
  "issue_codes" text[] not null default '{}',
  "indicator_id" uuid,
  "baseline_value" double precision,
  "target_value" double precision,
  "target_at" date,
  "stakeholder_validated_at" date,
  "published_at" date,
  "direction" text not null,
  "unit" text,
  "area_id" uuid,
  "value_class" text,
  "beneficiary_ids" uuid[] not null default '{}',
  "bearer_ids" uuid[] not null default '{}',
  "trajectory" jsonb,
  "baseline_at" date,
  "baseline_frozen_at" date,
  "gate" text,
  "confidence" text
);

create table "benefit_link" (
  like record_common including all,
  "from_id" uuid not null,
  "to_id" uuid not null,
  "kind" text not null,
  "assumption" text,
  "strength" double precision,
  "evidence_ref" text,
  "validated_at" date,
  "share" double precision,
  "share_basis" text,
  "lag_months" integer,
  "necessity" text,
  "assumption_review_due_at" date,
  "owner_id" uuid
);

create table "indicator" (
  like record_common including all,
  "code" text not null,
  "framework" text not null,
  "title" jsonb not null,
  "unit" text not null,
  "direction" text not null,
  "used_for_benefit" boolean not null,
  "social" boolean not null,
  "disaggregated" boolean not null,
  "automated" boolean not null,
  "frequency_days" integer,
  "last_value_at" timestamptz,
  "last_value" double precision,
  "target_value" double precision,
  "owner_org_id" uuid,
  "dataset_ids" uuid[] not null default '{}',
  "definition_id" uuid,
  "definition_version" integer,
  "currency" text,
  "area_level" text,
  "domain" text
);

create table "indicator_value" (
  like record_common including all,
  "indicator_id" uuid not null,
  "observed_at" timestamptz not null,
  "value" double precision not null,
  "method" text not null,
  "quality" text not null,
  "area_id" uuid,
  "period_start" date,
  "period_end" date,
  "group_key" text,
  "n" integer,
  "coverage" double precision,
  "status" text not null,
  "computed_at" timestamptz,
  "revision_of" uuid
);

create table "benefit_review" (
  like record_common including all,
  "benefit_id" uuid,
  "initiative_id" uuid,
  "reviewed_at" date not null,
  "actual" double precision,
  "decision" text not null,
  "independent" boolean not null,
  "published_at" date,
  "change_ref" text
);

create table "csf_assessment" (
  like record_common including all,
  "csf_code" text not null,
  "assessed_at" date not null,
  "assessor_kind" text not null,
  "score" double precision not null,
  "published_at" date
);

create table "emergency_plan" (
  like record_common including all,
  "hazard" text not null,
  "status" text not null,
  "approved_at" date not null,
  "review_due_at" date not null,
  "org_ids" uuid[] not null default '{}'
);

create table "exercise" (
  like record_common including all,
  "plan_id" uuid not null,
  "hazard" text not null,
  "held_at" date not null,
  "org_ids" uuid[] not null default '{}',
  "citizen_participation" boolean not null
);

create table "incident" (
  like record_common including all,
  "hazard" text not null,
  "level" text not null,
  "declared_at" timestamptz not null,
  "commander_id" uuid,
  "command_body_id" uuid,
  "closed_at" timestamptz,
  "status" text not null
);

create table "command_cycle" (
  like record_common including all,
  "incident_id" uuid not null,
  "cycle_no" integer not null,
  "stage" text not null,
  "started_at" timestamptz not null,
  "ended_at" timestamptz,
  "owner_id" uuid,
  "product_ref" text
);

create table "incident_signal" (
  like record_common including all,
  "incident_id" uuid,
  "origin" text not null,
  "received_at" timestamptz not null,
  "triaged_at" timestamptz,
  "sector_kind" text not null,
  "personal_data" boolean not null
);

create table "situation_report" (
  like record_common including all,
  "incident_id" uuid not null,
  "reported_at" timestamptz not null,
  "source_kinds" text[] not null default '{}',
  "forecast_included" boolean not null,
  "confidence" text,
  "equity_impact" boolean not null,
  "public_version_at" timestamptz,
  "resource_included" boolean not null
);

create table "incident_asset" (
  like record_common including all,
  "kind" text not null,
  "org_id" uuid not null,
  "quantity" integer not null,
  "reserved" integer not null,
  "status_updated_at" timestamptz not null,
  "interoperable" boolean not null
);

create table "action_plan" (
  like record_common including all,
  "incident_id" uuid not null,
  "edition" integer not null,
  "issued_at" timestamptz not null,
  "objectives" integer not null,
  "org_ids" uuid[] not null default '{}',
  "segment_ids" uuid[] not null default '{}',
  "resource_checked" boolean not null,
  "legal_checked" boolean not null,
  "scenario_modelled" boolean not null
);

create table "incident_decision" (
  like record_common including all,
  "incident_id" uuid not null,
  "decided_at" timestamptz not null,
  "authority_ref" text,
  "rationale" text,
  "options_count" integer not null,
  "shared_at" timestamptz,
  "recipient_org_ids" uuid[] not null default '{}',
  "public_impact" boolean not null,
  "public_message_at" timestamptz,
  "machine_readable" boolean not null
);

create table "incident_task" (
  like record_common including all,
  "incident_id" uuid not null,
  "decision_id" uuid,
  "org_id" uuid not null,
  "assigned_at" timestamptz not null,
  "ack_at" timestamptz,
  "due_at" timestamptz not null,
  "done_at" timestamptz,
  "proof_ref" text,
  "system_tracked" boolean not null
);

create table "public_message" (
  like record_common including all,
  "incident_id" uuid not null,
  "sent_at" timestamptz not null,
  "kind" text not null,
  "channels" text[] not null default '{}',
  "languages" text[] not null default '{}',
  "segment_ids" uuid[] not null default '{}',
  "reach" integer,
  "two_way" boolean not null
);

create table "support_case" (
  like record_common including all,
  "incident_id" uuid not null,
  "segment_id" uuid,
  "opened_at" timestamptz not null,
  "first_help_at" timestamptz,
  "closed_at" timestamptz,
  "satisfaction" integer
);

create table "powers_log" (
  like record_common including all,
  "incident_id" uuid not null,
  "measure" text not null,
  "personal_data" boolean not null,
  "starts_at" timestamptz not null,
  "expires_at" timestamptz,
  "ended_at" timestamptz,
  "data_deleted_at" timestamptz
);

create table "after_action_review" (
  like record_common including all,
  "incident_id" uuid not null,
  "reviewed_at" date not null,
  "independent" boolean not null,
  "citizen_input" boolean not null,
  "published_at" date,
  "data_reviewed" boolean not null
);

create table "ai_use_case" (
  like record_common including all,
  "title" jsonb not null,
  "status" text not null,
  "component_codes" text[] not null default '{}',
  "owner_org_id" uuid,
  "purpose_codes" text[] not null default '{}',
  "issue_codes" text[] not null default '{}',
  "risk_level" text,
  "human_oversight" text,
  "dataset_ids" uuid[] not null default '{}',
  "benefit_ids" uuid[] not null default '{}',
  "impact_assessed_at" date,
  "monitored_at" date,
  "published_at" date
);

create table "implementation_plan" (
  like record_common including all,
  "territory_kind" text not null,
  "territory" text not null,
  "step" text not null,
  "status" text not null,
  "owner_org_id" uuid,
  "started_at" date not null,
  "reviewed_at" date,
  "selected_issue_codes" text[] not null default '{}'
);

create table "capability_review" (
  like record_common including all,
  "plan_id" uuid not null,
  "reviewed_at" date not null,
  "dimension" text not null,
  "level" integer not null
);

create table "area" (
  like record_common including all,
  "code" text not null,
  "title" jsonb not null,
  "level" text not null,
  "parent_id" uuid,
  "geometry" jsonb
);

-- A city or a part of it that runs the model; every record belongs to one.
create table "scope" (
  like record_common including all,
  "code" text not null unique,
  "title" jsonb not null,
  "kind" text not null,
  "parent_id" uuid,
  "evaluated_at" timestamptz,
  "made_up" boolean not null
);

-- References to one register are held by the database. They are checked at commit, so that a file may name rows in any order.
alter table "organization" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "organization" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "organization" add foreign key ("parent_id") references "organization" deferrable initially deferred;
create index on "organization" ("parent_id");
create index on "organization" ("scope_id");
alter table "person" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "person" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "person" add foreign key ("org_id") references "organization" deferrable initially deferred;
create index on "person" ("org_id");
create index on "person" ("scope_id");
alter table "role_assignment" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "role_assignment" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "role_assignment" add foreign key ("person_id") references "person" deferrable initially deferred;
create index on "role_assignment" ("person_id");
create index on "role_assignment" ("role_scope_id");
create index on "role_assignment" ("scope_id");
alter table "skill_assessment" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "skill_assessment" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "skill_assessment" ("scope_id");
alter table "principle" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "principle" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "principle" ("scope_id");
alter table "endorsement" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "endorsement" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "endorsement" ("target_id");
alter table "endorsement" add foreign key ("org_id") references "organization" deferrable initially deferred;
create index on "endorsement" ("org_id");
create index on "endorsement" ("scope_id");
alter table "vision" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "vision" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "vision" ("scope_id");
alter table "vision_target" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "vision_target" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "vision_target" add foreign key ("vision_id") references "vision" deferrable initially deferred;
create index on "vision_target" ("vision_id");
alter table "vision_target" add foreign key ("indicator_id") references "indicator" deferrable initially deferred;
create index on "vision_target" ("indicator_id");
create index on "vision_target" ("scope_id");
alter table "visualization" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "visualization" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "visualization" ("target_id");
create index on "visualization" ("scope_id");
alter table "governance_body" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "governance_body" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "governance_body" ("scope_id");
alter table "governance_membership" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "governance_membership" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "governance_membership" add foreign key ("body_id") references "governance_body" deferrable initially deferred;
create index on "governance_membership" ("body_id");
alter table "governance_membership" add foreign key ("org_id") references "organization" deferrable initially deferred;
create index on "governance_membership" ("org_id");
create index on "governance_membership" ("scope_id");
alter table "meeting" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "meeting" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "meeting" add foreign key ("body_id") references "governance_body" deferrable initially deferred;
create index on "meeting" ("body_id");
create index on "meeting" ("scope_id");
alter table "action" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "action" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "action" ("source_id");
alter table "action" add foreign key ("owner_id") references "person" deferrable initially deferred;
create index on "action" ("owner_id");
create index on "action" ("rule_id");
create index on "action" ("finding_id");
create index on "action" ("scope_id");
alter table "decision" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "decision" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "decision" add foreign key ("body_id") references "governance_body" deferrable initially deferred;
create index on "decision" ("body_id");
create index on "decision" ("scope_id");
alter table "policy_product" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "policy_product" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "policy_product" ("scope_id");
alter table "stakeholder" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "stakeholder" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "stakeholder" add foreign key ("org_id") references "organization" deferrable initially deferred;
create index on "stakeholder" ("org_id");
alter table "stakeholder" add foreign key ("owner_id") references "person" deferrable initially deferred;
create index on "stakeholder" ("owner_id");
create index on "stakeholder" ("scope_id");
alter table "engagement_plan" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "engagement_plan" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "engagement_plan" add foreign key ("senior_lead_id") references "person" deferrable initially deferred;
create index on "engagement_plan" ("senior_lead_id");
alter table "engagement_plan" add foreign key ("roadmap_id") references "roadmap" deferrable initially deferred;
create index on "engagement_plan" ("roadmap_id");
create index on "engagement_plan" ("scope_id");
alter table "engagement" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "engagement" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "engagement" ("target_id");
alter table "engagement" add foreign key ("initiative_id") references "initiative" deferrable initially deferred;
create index on "engagement" ("initiative_id");
alter table "engagement" add foreign key ("service_id") references "service" deferrable initially deferred;
create index on "engagement" ("service_id");
create index on "engagement" using gin ("segments_reached");
create index on "engagement" ("scope_id");
alter table "partnership" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "partnership" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "partnership" using gin ("org_ids");
create index on "partnership" using gin ("benefit_ids");
create index on "partnership" ("scope_id");
alter table "lesson" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "lesson" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "lesson" ("source_id");
create index on "lesson" using gin ("reused_by_initiative_ids");
create index on "lesson" ("scope_id");
alter table "procurement" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "procurement" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "procurement" add foreign key ("lead_org_id") references "organization" deferrable initially deferred;
create index on "procurement" ("lead_org_id");
create index on "procurement" using gin ("joint_org_ids");
create index on "procurement" ("scope_id");
alter table "contract" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "contract" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "contract" add foreign key ("procurement_id") references "procurement" deferrable initially deferred;
create index on "contract" ("procurement_id");
alter table "contract" add foreign key ("supplier_id") references "organization" deferrable initially deferred;
create index on "contract" ("supplier_id");
create index on "contract" ("scope_id");
alter table "supplier_review" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "supplier_review" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "supplier_review" add foreign key ("supplier_id") references "organization" deferrable initially deferred;
create index on "supplier_review" ("supplier_id");
create index on "supplier_review" ("scope_id");
alter table "challenge" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "challenge" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "challenge" add foreign key ("problem_owner_org_id") references "organization" deferrable initially deferred;
create index on "challenge" ("problem_owner_org_id");
create index on "challenge" using gin ("dataset_ids");
create index on "challenge" ("scope_id");
alter table "interop_cell" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "interop_cell" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "interop_cell" ("scope_id");
alter table "interop_barrier" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "interop_barrier" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "interop_barrier" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "interop_barrier" ("owner_org_id");
create index on "interop_barrier" ("scope_id");
alter table "standard_adoption" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "standard_adoption" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "standard_adoption" ("scope_id");
alter table "data_exchange" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "data_exchange" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "data_exchange" add foreign key ("provider_org_id") references "organization" deferrable initially deferred;
create index on "data_exchange" ("provider_org_id");
alter table "data_exchange" add foreign key ("consumer_org_id") references "organization" deferrable initially deferred;
create index on "data_exchange" ("consumer_org_id");
create index on "data_exchange" using gin ("dataset_ids");
create index on "data_exchange" ("scope_id");
alter table "sharing_agreement" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "sharing_agreement" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "sharing_agreement" add foreign key ("provider_org_id") references "organization" deferrable initially deferred;
create index on "sharing_agreement" ("provider_org_id");
create index on "sharing_agreement" using gin ("consumer_org_ids");
create index on "sharing_agreement" using gin ("dataset_ids");
create index on "sharing_agreement" ("scope_id");
alter table "term" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "term" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "term" add foreign key ("steward_org_id") references "organization" deferrable initially deferred;
create index on "term" ("steward_org_id");
create index on "term" ("scope_id");
alter table "term_change" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "term_change" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "term_change" add foreign key ("term_id") references "term" deferrable initially deferred;
create index on "term_change" ("term_id");
create index on "term_change" ("scope_id");
alter table "roadmap" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "roadmap" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "roadmap" ("scope_id");
alter table "initiative" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "initiative" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "initiative" add foreign key ("roadmap_id") references "roadmap" deferrable initially deferred;
create index on "initiative" ("roadmap_id");
alter table "initiative" add foreign key ("lead_org_id") references "organization" deferrable initially deferred;
create index on "initiative" ("lead_org_id");
create index on "initiative" using gin ("partner_org_ids");
create index on "initiative" using gin ("vision_target_ids");
alter table "initiative" add foreign key ("department_id") references "organization" deferrable initially deferred;
create index on "initiative" ("department_id");
alter table "initiative" add foreign key ("owner_id") references "person" deferrable initially deferred;
create index on "initiative" ("owner_id");
create index on "initiative" ("scope_id");
alter table "milestone" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "milestone" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "milestone" add foreign key ("initiative_id") references "initiative" deferrable initially deferred;
create index on "milestone" ("initiative_id");
create index on "milestone" using gin ("benefit_ids");
create index on "milestone" ("scope_id");
alter table "dependency" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "dependency" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "dependency" add foreign key ("from_initiative_id") references "initiative" deferrable initially deferred;
create index on "dependency" ("from_initiative_id");
alter table "dependency" add foreign key ("to_initiative_id") references "initiative" deferrable initially deferred;
create index on "dependency" ("to_initiative_id");
alter table "dependency" add foreign key ("owner_id") references "person" deferrable initially deferred;
create index on "dependency" ("owner_id");
create index on "dependency" ("scope_id");
alter table "phase_review" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "phase_review" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "phase_review" add foreign key ("roadmap_id") references "roadmap" deferrable initially deferred;
create index on "phase_review" ("roadmap_id");
create index on "phase_review" ("scope_id");
alter table "risk" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "risk" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "risk" add foreign key ("initiative_id") references "initiative" deferrable initially deferred;
create index on "risk" ("initiative_id");
alter table "risk" add foreign key ("owner_id") references "person" deferrable initially deferred;
create index on "risk" ("owner_id");
create index on "risk" ("scope_id");
alter table "citizen_segment" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "citizen_segment" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "citizen_segment" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "citizen_segment" ("owner_org_id");
create index on "citizen_segment" ("scope_id");
alter table "user_research" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "user_research" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "user_research" using gin ("segment_ids");
create index on "user_research" using gin ("service_ids");
create index on "user_research" ("scope_id");
alter table "service" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "service" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "service" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "service" ("owner_org_id");
alter table "service" add foreign key ("identity_scheme_id") references "identity_scheme" deferrable initially deferred;
create index on "service" ("identity_scheme_id");
create index on "service" using gin ("segment_ids");
create index on "service" using gin ("life_event_ids");
create index on "service" using gin ("channel_ids");
create index on "service" ("scope_id");
alter table "life_event" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "life_event" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "life_event" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "life_event" ("owner_org_id");
create index on "life_event" using gin ("org_ids");
create index on "life_event" using gin ("service_ids");
create index on "life_event" ("scope_id");
alter table "service_request" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "service_request" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "service_request" add foreign key ("service_id") references "service" deferrable initially deferred;
create index on "service_request" ("service_id");
alter table "service_request" add foreign key ("segment_id") references "citizen_segment" deferrable initially deferred;
create index on "service_request" ("segment_id");
alter table "service_request" add foreign key ("channel_id") references "channel" deferrable initially deferred;
create index on "service_request" ("channel_id");
alter table "service_request" add foreign key ("assigned_org_id") references "organization" deferrable initially deferred;
create index on "service_request" ("assigned_org_id");
create index on "service_request" using gin ("joint_org_ids");
create index on "service_request" ("scope_id");
alter table "feedback" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "feedback" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "feedback" ("target_id");
create index on "feedback" ("scope_id");
alter table "survey" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "survey" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "survey" ("scope_id");
alter table "survey_response" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "survey_response" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "survey_response" add foreign key ("survey_id") references "survey" deferrable initially deferred;
create index on "survey_response" ("survey_id");
alter table "survey_response" add foreign key ("segment_id") references "citizen_segment" deferrable initially deferred;
create index on "survey_response" ("segment_id");
create index on "survey_response" ("scope_id");
alter table "dataset" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "dataset" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "dataset" add foreign key ("provider_org_id") references "organization" deferrable initially deferred;
create index on "dataset" ("provider_org_id");
alter table "dataset" add foreign key ("steward_id") references "person" deferrable initially deferred;
create index on "dataset" ("steward_id");
alter table "dataset" add foreign key ("api_id") references "api" deferrable initially deferred;
create index on "dataset" ("api_id");
create index on "dataset" ("scope_id");
alter table "dataset_field" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "dataset_field" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "dataset_field" add foreign key ("dataset_id") references "dataset" deferrable initially deferred;
create index on "dataset_field" ("dataset_id");
alter table "dataset_field" add foreign key ("term_id") references "term" deferrable initially deferred;
create index on "dataset_field" ("term_id");
create index on "dataset_field" ("scope_id");
alter table "data_request" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "data_request" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "data_request" add foreign key ("dataset_id") references "dataset" deferrable initially deferred;
create index on "data_request" ("dataset_id");
alter table "data_request" add foreign key ("requester_org_id") references "organization" deferrable initially deferred;
create index on "data_request" ("requester_org_id");
create index on "data_request" ("scope_id");
alter table "data_use" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "data_use" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "data_use" using gin ("dataset_ids");
alter table "data_use" add foreign key ("benefit_id") references "benefit" deferrable initially deferred;
create index on "data_use" ("benefit_id");
create index on "data_use" ("scope_id");
alter table "dataset_appraisal" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "dataset_appraisal" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "dataset_appraisal" add foreign key ("dataset_id") references "dataset" deferrable initially deferred;
create index on "dataset_appraisal" ("dataset_id");
create index on "dataset_appraisal" ("scope_id");
alter table "processing_method" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "processing_method" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "processing_method" using gin ("dataset_ids");
alter table "processing_method" add foreign key ("output_id") references "information_product" deferrable initially deferred;
create index on "processing_method" ("output_id");
alter table "processing_method" add foreign key ("owner_id") references "person" deferrable initially deferred;
create index on "processing_method" ("owner_id");
create index on "processing_method" ("scope_id");
alter table "information_product" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "information_product" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "information_product" add foreign key ("indicator_id") references "indicator" deferrable initially deferred;
create index on "information_product" ("indicator_id");
create index on "information_product" using gin ("dataset_ids");
alter table "information_product" add foreign key ("method_id") references "processing_method" deferrable initially deferred;
create index on "information_product" ("method_id");
create index on "information_product" ("scope_id");
alter table "identity_scheme" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "identity_scheme" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "identity_scheme" ("scope_id");
alter table "consent" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "consent" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "consent" using gin ("dataset_ids");
alter table "consent" add foreign key ("grantee_org_id") references "organization" deferrable initially deferred;
create index on "consent" ("grantee_org_id");
create index on "consent" ("scope_id");
alter table "personal_data_access" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "personal_data_access" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "personal_data_access" add foreign key ("org_id") references "organization" deferrable initially deferred;
create index on "personal_data_access" ("org_id");
alter table "personal_data_access" add foreign key ("dataset_id") references "dataset" deferrable initially deferred;
create index on "personal_data_access" ("dataset_id");
alter table "personal_data_access" add foreign key ("consent_id") references "consent" deferrable initially deferred;
create index on "personal_data_access" ("consent_id");
create index on "personal_data_access" ("scope_id");
alter table "subject_request" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "subject_request" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "subject_request" ("scope_id");
alter table "privacy_assessment" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "privacy_assessment" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "privacy_assessment" ("target_id");
create index on "privacy_assessment" ("scope_id");
alter table "privacy_incident" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "privacy_incident" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "privacy_incident" ("scope_id");
alter table "channel" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "channel" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "channel" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "channel" ("owner_org_id");
create index on "channel" ("scope_id");
alter table "channel_usage" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "channel_usage" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "channel_usage" add foreign key ("channel_id") references "channel" deferrable initially deferred;
create index on "channel_usage" ("channel_id");
alter table "channel_usage" add foreign key ("service_id") references "service" deferrable initially deferred;
create index on "channel_usage" ("service_id");
create index on "channel_usage" ("scope_id");
alter table "inclusion_measure" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "inclusion_measure" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "inclusion_measure" using gin ("segment_ids");
create index on "inclusion_measure" ("scope_id");
alter table "asset" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "asset" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "asset" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "asset" ("owner_org_id");
alter table "asset" add foreign key ("steward_id") references "person" deferrable initially deferred;
create index on "asset" ("steward_id");
alter table "asset" add foreign key ("usage_policy_id") references "policy_product" deferrable initially deferred;
create index on "asset" ("usage_policy_id");
create index on "asset" using gin ("reuse_org_ids");
create index on "asset" using gin ("shared_org_ids");
alter table "asset" add foreign key ("replacement_initiative_id") references "initiative" deferrable initially deferred;
create index on "asset" ("replacement_initiative_id");
create index on "asset" ("scope_id");
alter table "reuse_record" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "reuse_record" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "reuse_record" add foreign key ("asset_id") references "asset" deferrable initially deferred;
create index on "reuse_record" ("asset_id");
alter table "reuse_record" add foreign key ("org_id") references "organization" deferrable initially deferred;
create index on "reuse_record" ("org_id");
create index on "reuse_record" ("scope_id");
alter table "development" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "development" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "development" add foreign key ("lead_org_id") references "organization" deferrable initially deferred;
create index on "development" ("lead_org_id");
create index on "development" ("scope_id");
alter table "sensor" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "sensor" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "sensor" add foreign key ("asset_id") references "asset" deferrable initially deferred;
create index on "sensor" ("asset_id");
create index on "sensor" ("scope_id");
alter table "alert" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "alert" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "alert" using gin ("org_ids");
create index on "alert" ("scope_id");
alter table "city_event" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "city_event" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "city_event" using gin ("org_ids");
create index on "city_event" ("scope_id");
alter table "road_work" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "road_work" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "road_work" add foreign key ("org_id") references "organization" deferrable initially deferred;
create index on "road_work" ("org_id");
create index on "road_work" ("scope_id");
alter table "api" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "api" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "api" add foreign key ("asset_id") references "asset" deferrable initially deferred;
create index on "api" ("asset_id");
create index on "api" ("scope_id");
alter table "api_usage" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "api_usage" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "api_usage" add foreign key ("api_id") references "api" deferrable initially deferred;
create index on "api_usage" ("api_id");
create index on "api_usage" using gin ("consumer_org_ids");
create index on "api_usage" ("scope_id");
alter table "building_block" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "building_block" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "building_block" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "building_block" ("owner_org_id");
create index on "building_block" using gin ("consumer_org_ids");
create index on "building_block" ("scope_id");
alter table "architecture_review" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "architecture_review" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "architecture_review" add foreign key ("initiative_id") references "initiative" deferrable initially deferred;
create index on "architecture_review" ("initiative_id");
create index on "architecture_review" ("scope_id");
alter table "security_assessment" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "security_assessment" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "security_assessment" add foreign key ("asset_id") references "asset" deferrable initially deferred;
create index on "security_assessment" ("asset_id");
create index on "security_assessment" ("scope_id");
alter table "benefit" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "benefit" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "benefit" add foreign key ("owner_id") references "person" deferrable initially deferred;
create index on "benefit" ("owner_id");
create index on "benefit" using gin ("segment_ids");
alter table "benefit" add foreign key ("indicator_id") references "indicator" deferrable initially deferred;
create index on "benefit" ("indicator_id");
alter table "benefit" add foreign key ("area_id") references "area" deferrable initially deferred;
create index on "benefit" ("area_id");
create index on "benefit" using gin ("beneficiary_ids");
create index on "benefit" using gin ("bearer_ids");
create index on "benefit" ("scope_id");
alter table "benefit_link" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "benefit_link" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "benefit_link" ("from_id");
create index on "benefit_link" ("to_id");
alter table "benefit_link" add foreign key ("owner_id") references "person" deferrable initially deferred;
create index on "benefit_link" ("owner_id");
create index on "benefit_link" ("scope_id");
alter table "indicator" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "indicator" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "indicator" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "indicator" ("owner_org_id");
create index on "indicator" using gin ("dataset_ids");
create index on "indicator" ("definition_id");
create index on "indicator" ("scope_id");
alter table "indicator_value" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "indicator_value" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "indicator_value" add foreign key ("indicator_id") references "indicator" deferrable initially deferred;
create index on "indicator_value" ("indicator_id");
alter table "indicator_value" add foreign key ("area_id") references "area" deferrable initially deferred;
create index on "indicator_value" ("area_id");
alter table "indicator_value" add foreign key ("revision_of") references "indicator_value" deferrable initially deferred;
create index on "indicator_value" ("revision_of");
create index on "indicator_value" ("scope_id");
alter table "benefit_review" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "benefit_review" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "benefit_review" add foreign key ("benefit_id") references "benefit" deferrable initially deferred;
create index on "benefit_review" ("benefit_id");
alter table "benefit_review" add foreign key ("initiative_id") references "initiative" deferrable initially deferred;
create index on "benefit_review" ("initiative_id");
create index on "benefit_review" ("scope_id");
alter table "csf_assessment" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "csf_assessment" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "csf_assessment" ("scope_id");
alter table "emergency_plan" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "emergency_plan" add foreign key ("scope_id") references "scope" deferrable initially deferred;
create index on "emergency_plan" using gin ("org_ids");
create index on "emergency_plan" ("scope_id");
alter table "exercise" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "exercise" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "exercise" add foreign key ("plan_id") references "emergency_plan" deferrable initially deferred;
create index on "exercise" ("plan_id");
create index on "exercise" using gin ("org_ids");
create index on "exercise" ("scope_id");
alter table "incident" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "incident" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "incident" add foreign key ("commander_id") references "person" deferrable initially deferred;
create index on "incident" ("commander_id");
alter table "incident" add foreign key ("command_body_id") references "governance_body" deferrable initially deferred;
create index on "incident" ("command_body_id");
create index on "incident" ("scope_id");
alter table "command_cycle" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "command_cycle" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "command_cycle" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "command_cycle" ("incident_id");
alter table "command_cycle" add foreign key ("owner_id") references "person" deferrable initially deferred;
create index on "command_cycle" ("owner_id");
create index on "command_cycle" ("scope_id");
alter table "incident_signal" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "incident_signal" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "incident_signal" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "incident_signal" ("incident_id");
create index on "incident_signal" ("scope_id");
alter table "situation_report" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "situation_report" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "situation_report" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "situation_report" ("incident_id");
create index on "situation_report" ("scope_id");
alter table "incident_asset" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "incident_asset" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "incident_asset" add foreign key ("org_id") references "organization" deferrable initially deferred;
create index on "incident_asset" ("org_id");
create index on "incident_asset" ("scope_id");
alter table "action_plan" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "action_plan" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "action_plan" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "action_plan" ("incident_id");
create index on "action_plan" using gin ("org_ids");
create index on "action_plan" using gin ("segment_ids");
create index on "action_plan" ("scope_id");
alter table "incident_decision" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "incident_decision" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "incident_decision" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "incident_decision" ("incident_id");
create index on "incident_decision" using gin ("recipient_org_ids");
create index on "incident_decision" ("scope_id");
alter table "incident_task" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "incident_task" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "incident_task" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "incident_task" ("incident_id");
alter table "incident_task" add foreign key ("decision_id") references "incident_decision" deferrable initially deferred;
create index on "incident_task" ("decision_id");
alter table "incident_task" add foreign key ("org_id") references "organization" deferrable initially deferred;
create index on "incident_task" ("org_id");
create index on "incident_task" ("scope_id");
alter table "public_message" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "public_message" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "public_message" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "public_message" ("incident_id");
create index on "public_message" using gin ("segment_ids");
create index on "public_message" ("scope_id");
alter table "support_case" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "support_case" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "support_case" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "support_case" ("incident_id");
alter table "support_case" add foreign key ("segment_id") references "citizen_segment" deferrable initially deferred;
create index on "support_case" ("segment_id");
create index on "support_case" ("scope_id");
alter table "powers_log" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "powers_log" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "powers_log" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "powers_log" ("incident_id");
create index on "powers_log" ("scope_id");
alter table "after_action_review" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "after_action_review" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "after_action_review" add foreign key ("incident_id") references "incident" deferrable initially deferred;
create index on "after_action_review" ("incident_id");
create index on "after_action_review" ("scope_id");
alter table "ai_use_case" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "ai_use_case" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "ai_use_case" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "ai_use_case" ("owner_org_id");
create index on "ai_use_case" using gin ("dataset_ids");
create index on "ai_use_case" using gin ("benefit_ids");
create index on "ai_use_case" ("scope_id");
alter table "implementation_plan" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "implementation_plan" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "implementation_plan" add foreign key ("owner_org_id") references "organization" deferrable initially deferred;
create index on "implementation_plan" ("owner_org_id");
create index on "implementation_plan" ("scope_id");
alter table "capability_review" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "capability_review" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "capability_review" add foreign key ("plan_id") references "implementation_plan" deferrable initially deferred;
create index on "capability_review" ("plan_id");
create index on "capability_review" ("scope_id");
alter table "area" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "area" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "area" add foreign key ("parent_id") references "area" deferrable initially deferred;
create index on "area" ("parent_id");
create index on "area" ("scope_id");
alter table "scope" add foreign key ("city_id") references "scope" deferrable initially deferred;
alter table "scope" add foreign key ("scope_id") references "scope" deferrable initially deferred;
alter table "scope" add foreign key ("parent_id") references "scope" deferrable initially deferred;
create index on "scope" ("parent_id");
create index on "scope" ("scope_id");

-- Every write of a register reaches the change log.
call log_changes_of('organization', '{}');
call log_changes_of('person', '{name}');
call log_changes_of('role_assignment', '{}');
call log_changes_of('skill_assessment', '{}');
call log_changes_of('principle', '{}');
call log_changes_of('endorsement', '{}');
call log_changes_of('vision', '{}');
call log_changes_of('vision_target', '{}');
call log_changes_of('visualization', '{}');
call log_changes_of('governance_body', '{}');
call log_changes_of('governance_membership', '{}');
call log_changes_of('meeting', '{}');
call log_changes_of('action', '{}');
call log_changes_of('decision', '{}');
call log_changes_of('policy_product', '{}');
call log_changes_of('stakeholder', '{}');
call log_changes_of('engagement_plan', '{}');
call log_changes_of('engagement', '{}');
call log_changes_of('partnership', '{}');
call log_changes_of('lesson', '{}');
call log_changes_of('procurement', '{}');
call log_changes_of('contract', '{}');
call log_changes_of('supplier_review', '{}');
call log_changes_of('challenge', '{}');
call log_changes_of('interop_cell', '{}');
call log_changes_of('interop_barrier', '{}');
call log_changes_of('standard_adoption', '{}');
call log_changes_of('data_exchange', '{}');
call log_changes_of('sharing_agreement', '{}');
call log_changes_of('term', '{}');
call log_changes_of('term_change', '{}');
call log_changes_of('roadmap', '{}');
call log_changes_of('initiative', '{}');
call log_changes_of('milestone', '{}');
call log_changes_of('dependency', '{}');
call log_changes_of('phase_review', '{}');
call log_changes_of('risk', '{}');
call log_changes_of('citizen_segment', '{}');
call log_changes_of('user_research', '{}');
call log_changes_of('service', '{}');
call log_changes_of('life_event', '{}');
call log_changes_of('service_request', '{}');
call log_changes_of('feedback', '{}');
call log_changes_of('survey', '{}');
call log_changes_of('survey_response', '{}');
call log_changes_of('dataset', '{}');
call log_changes_of('dataset_field', '{}');
call log_changes_of('data_request', '{}');
call log_changes_of('data_use', '{}');
call log_changes_of('dataset_appraisal', '{}');
call log_changes_of('processing_method', '{}');
call log_changes_of('information_product', '{}');
call log_changes_of('identity_scheme', '{}');
call log_changes_of('consent', '{}');
call log_changes_of('personal_data_access', '{}');
call log_changes_of('subject_request', '{}');
call log_changes_of('privacy_assessment', '{}');
call log_changes_of('privacy_incident', '{}');
call log_changes_of('channel', '{}');
call log_changes_of('channel_usage', '{}');
call log_changes_of('inclusion_measure', '{}');
call log_changes_of('asset', '{}');
call log_changes_of('reuse_record', '{}');
call log_changes_of('development', '{}');
call log_changes_of('sensor', '{}');
call log_changes_of('alert', '{}');
call log_changes_of('city_event', '{}');
call log_changes_of('road_work', '{}');
call log_changes_of('api', '{}');
call log_changes_of('api_usage', '{}');
call log_changes_of('building_block', '{}');
call log_changes_of('architecture_review', '{}');
call log_changes_of('security_assessment', '{}');
call log_changes_of('benefit', '{}');
call log_changes_of('benefit_link', '{}');
call log_changes_of('indicator', '{}');
call log_changes_of('indicator_value', '{}');
call log_changes_of('benefit_review', '{}');
call log_changes_of('csf_assessment', '{}');
call log_changes_of('emergency_plan', '{}');
call log_changes_of('exercise', '{}');
call log_changes_of('incident', '{}');
call log_changes_of('command_cycle', '{}');
call log_changes_of('incident_signal', '{}');
call log_changes_of('situation_report', '{}');
call log_changes_of('incident_asset', '{}');
call log_changes_of('action_plan', '{}');
call log_changes_of('incident_decision', '{}');
call log_changes_of('incident_task', '{}');
call log_changes_of('public_message', '{}');
call log_changes_of('support_case', '{}');
call log_changes_of('powers_log', '{}');
call log_changes_of('after_action_review', '{}');
call log_changes_of('ai_use_case', '{}');
call log_changes_of('implementation_plan', '{}');
call log_changes_of('capability_review', '{}');
call log_changes_of('area', '{}');
call log_changes_of('scope', '{}');
