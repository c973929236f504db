/** A large file goes the whole way: checked, applied, undone, with everything compared that can be compared. */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { ImportProblem, ImportView } from '@citywide/model/platform/import'
import type { Pool } from 'pg'
import { type BadRow, earlierFile, fields, laterFile } from './import-file.ts'

export interface Door {
  /** `http://127.0.0.1:1234` */
  readonly url: string
  readonly key: string
  readonly pool: Pool
}

export interface Course {
  /** Milliseconds of each step. */
  readonly took: Readonly<Record<'upload' | 'check' | 'apply' | 'undo', number>>
  readonly checked: ImportView
  readonly applied: ImportView
  readonly undone: ImportView
  readonly wrong: readonly BadRow[]
  readonly found: readonly BadRow[]
  /** Whether the register held after the undo exactly what it held before. */
  readonly restored: boolean
  /** Records that the application created or changed, counted in the database. */
  readonly written: number
}

export async function runCourse(door: Door, rows: number, bad: number): Promise<Course> {
  const channelId = await prepare(door)
  const before = await upload(door, 'earlier.csv', earlierFile(rows), channelId)
  await step(door, before, 'check')
  await step(door, before, 'apply', { mode: 'all' })
  const held = await contentOf(door)

  const { text, wrong } = laterFile(rows, bad)
  const took = { upload: 0, check: 0, apply: 0, undo: 0 }
  const timed = async <T>(name: keyof typeof took, work: () => Promise<T>): Promise<T> => {
    const start = performance.now()
    const answer = await work()
    took[name] = performance.now() - start
    return answer
  }
  const id = await timed('upload', () => upload(door, 'later.csv', text, channelId))
  const checked = await timed('check', () => step(door, id, 'check'))
  const found = (await problemsOf(door, id)).map(({ row, code, column }) => ({ row, code, column }))
  const applied = await timed('apply', () => step(door, id, 'apply', { mode: 'accepted' }))
  const { rows: counted } = await door.pool.query<{ written: number }>(
    `select count(*)::int as written from record_version where noun = 'ServiceRequest' and reason like '%later.csv%'`,
  )
  const undone = await timed('undo', () => step(door, id, 'undo', {}))
  const restored = (await contentOf(door)) === held
  return { took, checked, applied, undone, wrong, found, restored, written: counted[0]?.written ?? 0 }
}

async function send<T>({ url, key }: Door, method: string, path: string, body?: string | object): Promise<T> {
  const type = typeof body === 'string' ? 'text/csv' : 'application/json'
  const answer = await fetch(`${url}/api/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      'idempotency-key': randomUUID(),
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** What the cases point to; two organizations share a name. */
async function prepare(door: Door): Promise<string> {
  const names = [
    { zh: '城管局' },
    { zh: '水务局' },
    { zh: '电网公司', en: 'Power grid' },
    { zh: '同名单位' },
    { zh: '同名单位' },
  ]
  const base = { kind: 'department', sector: 'public', strategicSupplier: false }
  let ownerOrgId = ''
  for (const name of names) ownerOrgId = (await send<Made>(door, 'POST', 'organizations', { ...base, name })).id
  const channel = { kind: 'hotline', digital: false, ownerOrgId, status: 'planned' }
  return (await send<Made>(door, 'POST', 'channels', channel)).id
}

interface Made {
  readonly id: string
}

async function upload(door: Door, name: string, text: string, channelId: string): Promise<string> {
  const { id, columns } = await send<ImportView>(door, 'POST', `imports?register=service-requests&name=${name}`, text)
  const mapped = columns.map(({ name: column }) => ({ column, field: fields[column] ?? '' }))
  const mapping = { columns: mapped, constants: { channelId }, key: ['caseNumber'] }
  await send(door, 'PUT', `imports/${id}/mapping`, { mapping })
  return id
}

async function step(door: Door, id: string, name: 'check' | 'apply' | 'undo', body?: object): Promise<ImportView> {
  let seen = await send<ImportView>(door, 'POST', `imports/${id}/${name}`, body)
  while (seen.state.endsWith('ing')) {
    await setTimeout(50)
    seen = await send(door, 'GET', `imports/${id}`)
  }
  if (seen.failure) throw new Error(`${name}: ${seen.failure.text.en}`)
  return seen
}

async function problemsOf(door: Door, id: string): Promise<ImportProblem[]> {
  const all: ImportProblem[] = []
  for (let after: string | null = ''; after !== null;) {
    const cursor: string = after === '' ? '' : `&after=${after}`
    const page: { items: ImportProblem[]; next: string | null } = await send(
      door,
      'GET',
      `imports/${id}/problems?limit=500${cursor}`,
    )
    all.push(...page.items)
    after = page.next
  }
  return all
}

/** Everything that the register says, as one fingerprint; who wrote when, and how often, is no content. */
async function contentOf({ pool }: Door): Promise<string> {
  const { rows } = await pool.query<{ hash: string; n: number }>(
    `select count(*)::int as n, md5(string_agg((to_jsonb(r) - array['version', 'updated_at', 'updated_by'])::text, '' order by r.id)) as hash
     from service_request r`,
  )
  return JSON.stringify(rows[0])
}
