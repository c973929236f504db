/** Takes an open source in through the imports of a running Citywide: mapped, checked, applied, every row accounted for. */
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImportCounts, ImportMapping, ImportProblem, ImportView } from '@citywide/model/platform/import'
import type { Api } from '../api.ts'
import { listAll } from '../register.ts'
import { csvOf, demandColumns, type Sheet, type Source, type SourceScope } from './sheet.ts'

export interface TakenSheet {
  readonly sheet: Sheet
  readonly counts: ImportCounts
  readonly problems: readonly ImportProblem[]
}

const POLL = 300
const working = new Set(['checking', 'applying'])

/** @param onSheet told after each sheet */
export async function takeIn(
  api: Api,
  source: Source,
  onSheet: (taken: TakenSheet) => void = () => undefined,
): Promise<TakenSheet[]> {
  source.sheets.forEach(demandColumns)
  const { code } = await keepScope(api, source.scope)
  const taken: TakenSheet[] = []
  for (const sheet of source.sheets) {
    const done = await takeSheet(api, code, sheet)
    onSheet(done)
    taken.push(done)
  }
  return taken
}

interface Scope {
  readonly id: string
  readonly code: string
}

async function keepScope(api: Api, scope: SourceScope): Promise<Scope> {
  const [there] = await listAll<Scope>(api, `scopes?code=${encodeURIComponent(scope.code)}`)
  if (there) return there
  const { parent, madeUp = false, ...fields } = scope
  const parentId = parent && (await keepScope(api, parent)).id
  return api.create<Scope>('scopes', { ...fields, madeUp, ...(parentId !== undefined && { parentId }) })
}

/** Accepted rows are written; the others are named. A row is never left without a word. */
async function takeSheet(api: Api, scope: string, sheet: Sheet): Promise<TakenSheet> {
  const file = csvOf(sheet)
  const query = new URLSearchParams({ register: sheet.register, name: `${scope}-${sheet.register}.csv`, scope })
  const sent = await api.send<ImportView>('POST', `imports?${query.toString()}`, {
    file: { type: 'text/csv', content: file },
    headers: { 'idempotency-key': keyOf('send', file, new Date().toISOString()) },
  })
  const { id } = sent.body
  await api.send('PUT', `imports/${id}/mapping`, { body: { mapping: mappingOf(sheet) } })
  const checked = await step(api, id, 'check')
  const problems = await problemsOf(api, id)
  const { counts } = checked
  if (!counts) throw new Error(`${sheet.register}: ${checked.failure?.text.en ?? ''} ${checked.failure?.text.zh ?? ''}`)
  if (counts.new + counts.changed > 0) await step(api, id, 'apply', { mode: 'accepted' })
  else await api.send('DELETE', `imports/${id}`)
  return { sheet, counts, problems }
}

function mappingOf({ columns, constants = {}, key }: Sheet): ImportMapping {
  return {
    columns: Object.entries(columns).flatMap(([column, taken]) => ('left' in taken ? [] : [{ column, ...taken }])),
    constants: Object.fromEntries(Object.entries(constants).map(([field, { value }]) => [field, value])),
    key: [...key],
  }
}

async function step(api: Api, id: string, name: 'check' | 'apply', body?: object): Promise<ImportView> {
  let { body: view } = await api.send<ImportView>('POST', `imports/${id}/${name}`, {
    ...(body && { body }),
    headers: { 'idempotency-key': keyOf(name, id) },
  })
  while (working.has(view.state)) {
    await pause(POLL)
    view = (await api.send<ImportView>('GET', `imports/${id}`)).body
  }
  if (view.failure) throw new Error(`${view.register}: ${view.failure.text.en} ${view.failure.text.zh}`)
  return view
}

async function problemsOf(api: Api, id: string): Promise<ImportProblem[]> {
  const all: ImportProblem[] = []
  for (let after = ''; ;) {
    const { body } = await api.send<{ items: ImportProblem[]; next: string | null }>(
      'GET',
      `imports/${id}/problems?limit=500${after}`,
    )
    all.push(...body.items)
    if (body.next === null) return all
    after = `&after=${body.next}`
  }
}

const keyOf = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 48)
