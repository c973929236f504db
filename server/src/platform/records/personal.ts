/**
 * The one door to personal data. Level 3 is closed in every transaction; here it is opened for the rest of one, and what
 * is shown is written down in it. Whatever does not come through here sees neither the records of citizens' cases nor
 * the pseudonyms in the others.
 */
import { personalFields, rightsOf } from '@citywide/model/platform/record-class'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Act } from '../access/grants.ts'
import { auditHealthy } from '../audit/health.ts'
import { noteAccesses, type PersonalRecord } from '../access/personal-store.ts'
import { can, currentRights, lacking, mayAny, type Rights } from '../access/reach.ts'
import { openPersonal, type Pool, type PoolClient, type Queryable, transaction } from '../postgres/pool.ts'

/** Whether the records of a register are about citizens, or name them. */
export const isPersonal = (declaration: RecordDeclaration): boolean => rightsOf(declaration).floor >= 2

type Row = Readonly<Record<string, unknown>>

/** What is missing to do something with a register, said so that it can be mended. */
function missing({ principal }: Rights, declaration: RecordDeclaration, act: Act): Problem {
  const { kind, floor } = rightsOf(declaration)
  return new Problem(lacking(principal, (reach) => mayAny(reach, act, kind, floor)))
}

/**
 * Opens personal data of a register for the rest of the transaction, as far as who asks may see it.
 *
 * @throws Problem PURPOSE_NEEDED, STEP_UP or FORBIDDEN where nothing of a register of cases could be shown;
 * AUDIT_STOPPED
 */
export async function openFor(client: Queryable, declaration: RecordDeclaration, act: Act): Promise<void> {
  const rights = currentRights()
  if (!rights || rights.bound === 'trusted' || !isPersonal(declaration)) return
  const { kind, floor } = rightsOf(declaration)
  // What would leave no lasting trace does not leave the system.
  if (act === 'export' && !(await auditHealthy(client))) throw new Problem('AUDIT_STOPPED')
  if (mayAny(rights.reach, act, kind, 3)) await openPersonal(client, rights)
  else if (floor === 3) throw missing(rights, declaration, act)
}

const isRecord = ({ id, cityId, scopeId }: Row): boolean =>
  [id, cityId, scopeId].every((value) => typeof value === 'string')

/** Writes down that records were shown; what is one's own is nobody's look. */
export async function noteShown(
  client: Queryable,
  declaration: RecordDeclaration,
  records: readonly Row[],
): Promise<void> {
  const rights = currentRights()
  if (!rights || rights.bound === 'trusted' || !isPersonal(declaration)) return
  const { principal, reach } = rights
  const { kind } = rightsOf(declaration)
  if (!mayAny(reach, 'read', kind, 3)) return
  const others = records.filter(
    (record): record is PersonalRecord =>
      isRecord(record) && (principal.subject === null || record['subjectRef'] !== principal.subject),
  )
  if (others.length === 0) return
  const { purpose } = principal
  // Nothing but the own is open without a purpose.
  if (purpose === null) throw new Problem('PURPOSE_NEEDED')
  await noteAccesses(client, { declaration, records: others, purpose })
}

/**
 * Reads records of a register in one transaction; of one about citizens one that opens it and notes what is shown.
 *
 * @param shown the records in an answer
 */
export async function read<T>(
  pool: Pool,
  declaration: RecordDeclaration,
  work: (client: Queryable) => Promise<T>,
  shown: (answer: T) => readonly Row[],
): Promise<T> {
  if (!isPersonal(declaration)) return transaction(pool, work, { readOnly: true, whole: rightsOf(declaration).kind })
  return transaction(pool, async (client: PoolClient) => {
    await openFor(client, declaration, 'read')
    const answer = await work(client)
    await noteShown(client, declaration, shown(answer))
    return answer
  })
}

/** Whether who asks sees the fields that lead to a person, in a register that is shown without them. */
function seesPersons(declaration: RecordDeclaration, record: Row): boolean {
  const rights = currentRights()
  if (!rights || rights.bound === 'trusted') return true
  const { kind } = rightsOf(declaration)
  const own = rights.principal.subject !== null && record['subjectRef'] === rights.principal.subject
  return can(rights.reach, 'read', { kind, level: 3, dept: false, own })
}

/** A record without what leads to a person, for those who may see the rest of it. */
export function withoutPersons<R extends Row>(declaration: RecordDeclaration, record: R): R {
  if (rightsOf(declaration).floor !== 2) return record
  const hidden = personalFields(declaration)
  if (hidden.length === 0 || seesPersons(declaration, record)) return record
  // A record without one of its required texts would be none; the marks say that there is something.
  const mark = (name: string) => (declaration.fields[name]?.required === true ? '***' : null)
  return { ...record, ...Object.fromEntries(hidden.map((name) => [name, mark(name)])) }
}

/** @throws Problem FORBIDDEN for a filter or order by a field that leads to a person, which would tell what is hidden */
export function demandOpenFields(declaration: RecordDeclaration, names: readonly string[]): void {
  const hidden = new Set(personalFields(declaration))
  if (hidden.size > 0 && names.some((name) => hidden.has(name)) && !seesPersons(declaration, {}))
    throw new Problem('FORBIDDEN')
}

/** @throws Problem FORBIDDEN where who asks may do this with no record of the register at all */
export function demandAny(declaration: RecordDeclaration, act: Act): void {
  const rights = currentRights()
  if (!rights || rights.bound === 'trusted') return
  const { kind } = rightsOf(declaration)
  if (mayAny(rights.reach, act, kind)) return
  // With a purpose or a fresh factor there may be something.
  throw missing(rights, declaration, act)
}
