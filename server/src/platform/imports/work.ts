/**
 * The three things that are done with a whole file: it is checked, applied, undone. Each runs as a job, survives a
 * restart, and is done once however often it is started.
 */
import type { ImportProblem, ImportState } from '@citywide/model/platform/import'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { principalOfAccount } from '../access/principal-store.ts'
import { currentRights, reachIn, withinRights } from '../access/reach.ts'
import { openFor } from '../records/personal.ts'
import { databaseProblem, type Pool, type PoolClient, transaction } from '../postgres/pool.ts'
import type { RecordStore } from '../records/store.ts'
import { applyRows } from './apply.ts'
import { fault } from './cell/faults.ts'
import {
  failImport,
  findImport,
  finishImport,
  holdWork,
  type Import,
  rowsOfImport,
  tellProgress,
} from './import-store.ts'
import { Judge } from './judge.ts'
import { countOutcomes, forgetOutcomes, keepProblems, keepVerdicts, refuseRows } from './outcome-store.ts'
import { namesakes } from './namesakes-store.ts'
import { undoRows } from './undo.ts'

export interface Workshop {
  readonly pool: Pool
  readonly store: RecordStore
  readonly byName: ReadonlyMap<string, RecordDeclaration>
  readonly timeZone: string
}

/** Rows that are read, judged and written together. */
const SOME = 1_000

type Step = 'checking' | 'applying' | 'undoing'

/** Does what the state of the import says is to be done; nothing where it has been done already. */
export async function workOn(workshop: Workshop, id: string): Promise<void> {
  const { pool } = workshop
  if (currentRights()) return workWithin(workshop, id)
  const { accountId, purpose } = await findImport(pool, id)
  const account = await principalOfAccount(pool, accountId)
  // An account that has ended in between writes nothing any more.
  if (!account) return failImport(pool, id, 'uploaded', refusal(new Problem('FORBIDDEN')))
  const principal = { ...account, purpose }
  return withinRights({ principal, reach: reachIn(principal), bound: 'rows', writes: 'import' }, () =>
    workWithin(workshop, id),
  )
}

const refusal = (problem: Problem) => ({ code: problem.code, text: problem.document('en').text })

async function workWithin(workshop: Workshop, id: string): Promise<void> {
  const { pool } = workshop
  const step = (await findImport(pool, id)).state
  if (step !== 'checking' && step !== 'applying' && step !== 'undoing') return
  try {
    await transaction(pool, (client) => stepOf(workshop, client, id, step), {
      // Read committed, and the account that asked for it in the change log.
      actor: (await findImport(pool, id)).accountId,
      statementTimeout: 0,
    })
  } catch (error) {
    const known = error instanceof Problem ? error : databaseProblem(error)
    // A database that is away is met again by the next try of the job; anything else would fail the same way.
    if (known?.status === 503) throw error
    const back: Readonly<Record<Step, ImportState>> = { checking: 'uploaded', applying: 'checked', undoing: 'applied' }
    const problem = known ?? new Problem('INTERNAL', { trace: id })
    await failImport(pool, id, back[step], refusal(problem))
    if (!known) throw error
  }
}

async function stepOf(workshop: Workshop, client: PoolClient, id: string, step: Step): Promise<void> {
  await holdWork(client, id)
  const imported = await findImport(client, id)
  if (imported.state !== step) return
  const declaration = workshop.byName.get(imported.noun)
  if (!declaration) throw new Problem('NOT_FOUND')
  await openFor(client, declaration, 'write')
  const tell = (done: number) => tellProgress(workshop.pool, id, done)
  if (step === 'undoing') {
    await undoRows({ ...workshop, client, declaration, imported, tell })
    return
  }
  await judgeRows(workshop, client, declaration, imported, tell)
  const done = step === 'checking' || (await applyRows({ ...workshop, client, declaration, imported, tell }))
  const counts = await countOutcomes(client, id)
  if (done) await finishImport(client, id, step === 'checking' ? 'checked' : 'applied', { counts })
  else {
    const problem = new Problem('IMPORT_ROWS_REFUSED', { count: String(counts.refused) })
    await failImport(client, id, 'checked', refusal(problem), counts)
  }
}

/** Judges every row anew: what was true when the file was checked may have changed since. */
async function judgeRows(
  { byName, timeZone }: Workshop,
  client: PoolClient,
  declaration: RecordDeclaration,
  imported: Import,
  tell: (done: number) => Promise<void>,
): Promise<void> {
  const { id } = imported
  await forgetOutcomes(client, id)
  const judge = new Judge(client, byName, declaration, imported, timeZone)
  if (judge.pointsToItself) for await (const rows of rowsOfImport(client, id, SOME)) await judge.meet(rows)
  const lost = new Set<number>()
  let done = 0
  for await (const rows of rowsOfImport(client, id, SOME)) {
    const { verdicts, problems } = await judge.judge(rows)
    await keepVerdicts(client, id, verdicts)
    await keepProblems(client, id, 'check', problems)
    for (const { row, outcome } of verdicts) if (outcome === 'refused') lost.add(row)
    done += rows.length
    await tell(done)
  }
  const pulled = pulledAlong(judge.edges, lost)
  await refuseRows(client, id, pulled)
  await keepProblems(client, id, 'check', pulled.map(referenceRefused))
  if (imported.mapping.key.length === 0) {
    const twins = await namesakes(client, declaration, id)
    const problems = twins.map((row) => ({
      ...referenceRefused(row),
      ...fault('LOOKS_THE_SAME'),
      severity: 'warning' as const,
    }))
    await keepProblems(client, id, 'check', problems)
  }
}

/** Rows that point to refused rows, and those that point to them. */
function pulledAlong(edges: ReadonlyMap<number, readonly number[]>, lost: Set<number>): number[] {
  const pulled: number[] = []
  for (let grown = true; grown;) {
    grown = false
    for (const [row, targets] of edges) {
      if (lost.has(row) || !targets.some((target) => lost.has(target))) continue
      lost.add(row)
      pulled.push(row)
      grown = true
    }
  }
  return pulled
}

function referenceRefused(row: number): ImportProblem {
  return { row, column: null, field: null, ...fault('REFERENCE_REFUSED'), severity: 'error', value: null }
}
