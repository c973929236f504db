/** Which class of records a register belongs to; what the rights know of it: record-class.ts. */
import type { RecordDeclaration } from '../record/record.ts'

export const classNames = [
  'base',
  'strategy',
  'engagement',
  'procurement',
  'interoperability',
  'roadmap',
  'data',
  'architecture',
  'assets',
  'services',
  'cases',
  'consents',
  'privacy',
  'benefits',
  'assurance',
  'emergency',
] as const
export type RecordClass = (typeof classNames)[number]

const byComponent: Readonly<Record<string, RecordClass>> = {
  X: 'base',
  A: 'strategy',
  B1: 'strategy',
  B2: 'strategy',
  B3: 'engagement',
  B4: 'procurement',
  B5: 'interoperability',
  B6: 'interoperability',
  B7: 'roadmap',
  B8: 'data',
  B9: 'services',
  B10: 'consents',
  B11: 'services',
  B12: 'assets',
  B13: 'data',
  B14: 'architecture',
  C1: 'benefits',
  C2: 'benefits',
  C3: 'benefits',
  D: 'assurance',
  E: 'emergency',
}

/** Registers that are handled by others than the part of the standard they stand in. */
const byName: Readonly<Record<string, RecordClass>> = {
  RoleAssignment: 'base',
  Asset: 'assets',
  ReuseRecord: 'assets',
  ServiceRequest: 'cases',
  Feedback: 'cases',
  SurveyResponse: 'cases',
  SupportCase: 'cases',
  IdentityScheme: 'privacy',
  PrivacyAssessment: 'privacy',
  PrivacyIncident: 'privacy',
  DataExchange: 'data',
  SharingAgreement: 'data',
}

export function kindOf({ name, component }: RecordDeclaration): RecordClass {
  const kind = byName[name] ?? byComponent[component]
  if (kind === undefined) throw new Error(`${name} belongs to no class of records`)
  return kind
}
