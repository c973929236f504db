/** Every register of Citywide, in the order of the model. */
import { Organization } from './platform/organization.ts'
import { Person } from './platform/person.ts'
import { RoleAssignment } from './platform/role-assignment.ts'
import { Area } from './platform/area.ts'
import { SkillAssessment } from './strategy/skill-assessment.ts'
import { Principle } from './strategy/principle.ts'
import { Endorsement } from './strategy/endorsement.ts'
import { Vision } from './strategy/vision.ts'
import { VisionTarget } from './strategy/vision-target.ts'
import { Visualization } from './strategy/visualization.ts'
import { GovernanceBody } from './strategy/governance-body.ts'
import { GovernanceMembership } from './strategy/governance-membership.ts'
import { Meeting } from './strategy/meeting.ts'
import { Action } from './strategy/action.ts'
import { Decision } from './strategy/decision.ts'
import { PolicyProduct } from './strategy/policy-product.ts'
import { Stakeholder } from './strategy/stakeholder.ts'
import { EngagementPlan } from './strategy/engagement-plan.ts'
import { Engagement } from './strategy/engagement.ts'
import { Partnership } from './strategy/partnership.ts'
import { Lesson } from './strategy/lesson.ts'
import { Procurement } from './strategy/procurement.ts'
import { Contract } from './strategy/contract.ts'
import { SupplierReview } from './strategy/supplier-review.ts'
import { Challenge } from './strategy/challenge.ts'
import { InteropCell } from './strategy/interop-cell.ts'
import { InteropBarrier } from './strategy/interop-barrier.ts'
import { StandardAdoption } from './strategy/standard-adoption.ts'
import { Term } from './strategy/term.ts'
import { TermChange } from './strategy/term-change.ts'
import { Roadmap } from './strategy/roadmap.ts'
import { Initiative } from './strategy/initiative.ts'
import { Milestone } from './strategy/milestone.ts'
import { Dependency } from './strategy/dependency.ts'
import { PhaseReview } from './strategy/phase-review.ts'
import { Risk } from './strategy/risk.ts'
import { ImplementationPlan } from './strategy/implementation-plan.ts'
import { DataExchange } from './resources/data-exchange.ts'
import { SharingAgreement } from './resources/sharing-agreement.ts'
import { Dataset } from './resources/dataset.ts'
import { Distribution } from './resources/distribution.ts'
import { DatasetField } from './resources/dataset-field.ts'
import { DatasetAppraisal } from './resources/dataset-appraisal.ts'
import { ProcessingMethod } from './resources/processing-method.ts'
import { InformationProduct } from './resources/information-product.ts'
import { Asset } from './resources/asset.ts'
import { ReuseRecord } from './resources/reuse-record.ts'
import { Development } from './resources/development.ts'
import { Sensor } from './resources/sensor.ts'
import { Alert } from './resources/alert.ts'
import { CityEvent } from './resources/city-event.ts'
import { RoadWork } from './resources/road-work.ts'
import { Api } from './resources/api.ts'
import { ApiUsage } from './resources/api-usage.ts'
import { BuildingBlock } from './resources/building-block.ts'
import { ArchitectureReview } from './resources/architecture-review.ts'
import { SecurityAssessment } from './resources/security-assessment.ts'
import { AiUseCase } from './resources/ai-use-case.ts'
import { CitizenSegment } from './services/citizen-segment.ts'
import { UserResearch } from './services/user-research.ts'
import { Service } from './services/service.ts'
import { LifeEvent } from './services/life-event.ts'
import { ServiceRequest } from './services/service-request.ts'
import { Feedback } from './services/feedback.ts'
import { Survey } from './services/survey.ts'
import { SurveyResponse } from './services/survey-response.ts'
import { DataRequest } from './services/data-request.ts'
import { DataUse } from './services/data-use.ts'
import { IdentityScheme } from './services/identity-scheme.ts'
import { Consent } from './services/consent.ts'
import { PersonalDataAccess } from './services/personal-data-access.ts'
import { SubjectRequest } from './services/subject-request.ts'
import { PrivacyAssessment } from './services/privacy-assessment.ts'
import { PrivacyIncident } from './services/privacy-incident.ts'
import { Channel } from './services/channel.ts'
import { ChannelUsage } from './services/channel-usage.ts'
import { InclusionMeasure } from './services/inclusion-measure.ts'
import { Benefit } from './benefits/benefit.ts'
import { BenefitLink } from './benefits/benefit-link.ts'
import { Indicator } from './benefits/indicator.ts'
import { IndicatorValue } from './benefits/indicator-value.ts'
import { BenefitReview } from './benefits/benefit-review.ts'
import { CsfAssessment } from './assurance/csf-assessment.ts'
import { CapabilityReview } from './assurance/capability-review.ts'
import { EmergencyPlan } from './emergency/emergency-plan.ts'
import { Exercise } from './emergency/exercise.ts'
import { Incident } from './emergency/incident.ts'
import { CommandCycle } from './emergency/command-cycle.ts'
import { IncidentSignal } from './emergency/incident-signal.ts'
import { SituationReport } from './emergency/situation-report.ts'
import { IncidentAsset } from './emergency/incident-asset.ts'
import { ActionPlan } from './emergency/action-plan.ts'
import { IncidentDecision } from './emergency/incident-decision.ts'
import { IncidentTask } from './emergency/incident-task.ts'
import { PublicMessage } from './emergency/public-message.ts'
import { SupportCase } from './emergency/support-case.ts'
import { PowersLog } from './emergency/powers-log.ts'
import { AfterActionReview } from './emergency/after-action-review.ts'
import { Scope } from './platform/scope.ts'
import type { RecordDeclaration } from './record/record.ts'

export const registers: readonly RecordDeclaration[] = [
  Organization,
  Person,
  RoleAssignment,
  Area,
  SkillAssessment,
  Principle,
  Endorsement,
  Vision,
  VisionTarget,
  Visualization,
  GovernanceBody,
  GovernanceMembership,
  Meeting,
  Action,
  Decision,
  PolicyProduct,
  Stakeholder,
  EngagementPlan,
  Engagement,
  Partnership,
  Lesson,
  Procurement,
  Contract,
  SupplierReview,
  Challenge,
  InteropCell,
  InteropBarrier,
  StandardAdoption,
  Term,
  TermChange,
  Roadmap,
  Initiative,
  Milestone,
  Dependency,
  PhaseReview,
  Risk,
  ImplementationPlan,
  DataExchange,
  SharingAgreement,
  Dataset,
  Distribution,
  DatasetField,
  DatasetAppraisal,
  ProcessingMethod,
  InformationProduct,
  Asset,
  ReuseRecord,
  Development,
  Sensor,
  Alert,
  CityEvent,
  RoadWork,
  Api,
  ApiUsage,
  BuildingBlock,
  ArchitectureReview,
  SecurityAssessment,
  AiUseCase,
  CitizenSegment,
  UserResearch,
  Service,
  LifeEvent,
  ServiceRequest,
  Feedback,
  Survey,
  SurveyResponse,
  DataRequest,
  DataUse,
  IdentityScheme,
  Consent,
  PersonalDataAccess,
  SubjectRequest,
  PrivacyAssessment,
  PrivacyIncident,
  Channel,
  ChannelUsage,
  InclusionMeasure,
  Benefit,
  BenefitLink,
  Indicator,
  IndicatorValue,
  BenefitReview,
  CsfAssessment,
  CapabilityReview,
  EmergencyPlan,
  Exercise,
  Incident,
  CommandCycle,
  IncidentSignal,
  SituationReport,
  IncidentAsset,
  ActionPlan,
  IncidentDecision,
  IncidentTask,
  PublicMessage,
  SupportCase,
  PowersLog,
  AfterActionReview,
  Scope,
]
