/** Who looked at whose data: written down in the transaction of the look itself, or there is no look. */
import { randomUUIDv7 } from 'node:crypto'
import type { StatedPurpose } from '@citywide/model/platform/purpose'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '../postgres/pool.ts'

/** From how many records on one row stands for all of them. */
const BULK_FROM = 101

/** What a look is about; any record of a register with personal data is one. */
export interface PersonalRecord {
  readonly id: string
  readonly cityId: string
  readonly scopeId: string
  readonly [field: string]: unknown
}

export interface Looked {
  readonly declaration: RecordDeclaration
  readonly records: readonly PersonalRecord[]
  readonly purpose: StatedPurpose
  /** Name of the program that shows the data; this platform where it is left out. */
  readonly system?: string
}

/** What the fields of a register tell about a person, in the words of GB/T 35273. */
const categories: Readonly<Record<string, string>> = {
  ServiceRequest: 'service',
  SupportCase: 'service',
  Feedback: 'opinion',
  SurveyResponse: 'opinion',
  Consent: 'privacy',
  PersonalDataAccess: 'privacy',
  SubjectRequest: 'privacy',
}

/**
 * Writes one access row for each record that is about to be shown, or one for all of them from {@link BULK_FROM} on;
 * those concerned find that one as well. Who looked is taken from the transaction. Whoever looks on the ground of
 * consent is refused when anybody concerned does not consent at this moment; a withdrawal then waits for this
 * transaction, and a look after it is refused.
 *
 * @throws Problem CONSENT_MISSING; the transaction must then be rolled back, and nothing be shown
 */
export async function noteAccesses(
  client: Queryable,
  { declaration, records, purpose, system = 'Citywide' }: Looked,
): Promise<void> {
  if (records.length === 0) return
  const consents =
    purpose.legalBasis === 'consent' ? await consentsFor(client, records, purpose.consentPurpose) : undefined
  const rows = records.map((record) => ({
    access: randomUUIDv7(),
    id: record.id,
    city: record.cityId,
    scope: record.scopeId,
    subject: subjectOf(record),
    consent: consents?.get(subjectOf(record) ?? '') ?? null,
  }))
  await client.query('select note_personal_access($1, $2, $3)', [
    declaration.name,
    JSON.stringify(rows),
    JSON.stringify({
      purpose: purpose.text,
      legalBasis: purpose.legalBasis,
      reference: purpose.reference,
      incidentId: purpose.incidentId,
      category: categories[declaration.name] ?? 'other',
      bulk: records.length >= BULK_FROM,
      system,
    }),
  ])
}

const subjectOf = ({ subjectRef }: PersonalRecord): string | null =>
  typeof subjectRef === 'string' && subjectRef !== '' ? subjectRef : null

/** The consent of each person concerned; a person without one, or a record of nobody known, ends the look. */
async function consentsFor(
  client: Queryable,
  records: readonly PersonalRecord[],
  purpose: string | null,
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const refusal = new Problem('CONSENT_MISSING', { purpose: purpose ?? '' })
  if (purpose === null) throw refusal
  const people = records.map(subjectOf)
  if (people.includes(null)) throw refusal
  const { rows } = await client.query<{ person: string; consent: string | null }>(
    'select person, consent from consents_in_force($1, $2, null, acting_organization())',
    [people, purpose],
  )
  for (const { person, consent } of rows) {
    if (consent === null) throw refusal
    found.set(person, consent)
  }
  return found
}

/** What a consent has to cover. */
export interface Covered {
  /** Pseudonym of the person. */
  readonly subject: string
  readonly purpose: string
  readonly datasetId?: string | undefined
  /** Organization that wants to use the data; that of the acting account where it is left out. */
  readonly granteeId?: string | undefined
}

/**
 * The consent that allows a use at this moment of the transaction, held until it ends; undefined where there is none.
 * A consent to an organization covers those below it.
 */
export async function consentInForce(
  client: Queryable,
  { subject, purpose, datasetId, granteeId }: Covered,
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string | null }>(
    'select consent_in_force($1, $2, $3, coalesce($4, acting_organization())) as id',
    [subject, purpose, datasetId ?? null, granteeId ?? null],
  )
  return rows[0]?.id ?? undefined
}
