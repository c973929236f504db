import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { type Role, roleNames } from '@citywide/model/platform/role'
import type { InjectOptions } from 'fastify'
import { expect, test } from 'vitest'
import { freshApp, type TestApp } from '../../../testing.ts'
import type { Access } from '../grants.ts'
import type { Door } from '../guard.ts'
import { hashOf } from '../principal.ts'
import { keepAccount, newSignInLink, sessionFromLink } from '../store.ts'

/** Who may come by a door at all, written by hand. What stands behind it is judged record by record. */
const mayEnter: Readonly<Record<Exclude<Access, 'public' | 'self'>, readonly Role[]>> = {
  read: (Object.keys(roleNames) as Role[]).filter((role) => role !== 'sysadmin'),
  write: [
    'city_leader',
    'programme_office',
    'benefit_owner',
    'service_owner',
    'data_steward',
    'it_architect',
    'infrastructure_lead',
    'procurement_lead',
    'privacy_officer',
    'duty_officer',
    'department_head',
    'program',
  ],
  ingest: ['data_steward', 'it_architect', 'infrastructure_lead', 'program'],
  sources: [
    'data_steward',
    'it_architect',
    'infrastructure_lead',
    'duty_officer',
    'programme_office',
    'sysadmin',
    'program',
  ],
  operation: ['sysadmin', 'program'],
  webhooks: ['it_architect', 'sysadmin'],
  accounts: ['secadmin'],
  audit: ['auditor'],
  privacy: ['privacy_officer'],
}
const people = (Object.keys(roleNames) as Role[]).filter((role) => role !== 'program')

/** An address of a door, with an id of nothing in each of its places. */
const addressOf = ({ url }: Door) =>
  url.replaceAll(/:\w+(\([^)]*\))?/g, '01900000-0000-7000-8000-000000000000').replaceAll('*', 'x')

const asked = (door: Door, more: Pick<InjectOptions, 'cookies' | 'headers'> = {}): InjectOptions => ({
  method: door.method,
  url: addressOf(door),
  ...more,
  headers: { 'idempotency-key': randomUUID(), 'if-match': '"1"', ...more.headers },
  ...(['POST', 'PUT', 'PATCH'].includes(door.method) && { payload: {} }),
})

async function sessions({ pool }: TestApp, strong: boolean): Promise<Map<Role, string>> {
  const made = new Map<Role, string>()
  for (const role of people) {
    const login = randomUUID()
    await keepAccount(pool, { id: randomUUIDv7(), login, name: { zh: role, en: role }, roles: [role] })
    const token = (await sessionFromLink(pool, await newSignInLink(pool, login))) ?? ''
    if (strong) await pool.query('update session set strong_at = now() where token_hash = $1', [hashOf(token)])
    made.set(role, token)
  }
  return made
}

const isStream = ({ url }: Door) => /\/live$|\/events$/.test(url)

test('no door but the public ones opens without a session, and each of them says who may use it', async () => {
  const { app } = await freshApp()
  const closed = app.doors.filter(({ access, method }) => access !== 'public' && method !== 'HEAD')
  expect(closed.length).toBeGreaterThan(900)
  const open: string[] = []
  for (const door of closed) {
    const { statusCode } = await app.inject(asked(door))
    if (statusCode !== 401) open.push(`${door.method} ${door.url}: ${statusCode}`)
  }
  expect(open).toEqual([])
}, 300_000)

test('a door lets in the roles that were written by hand, and no other', async () => {
  const whole = await freshApp()
  const { app } = whole
  const tokens = await sessions(whole, true)
  const wrong: string[] = []
  const firstOf = new Set<string>()
  for (const door of app.doors) {
    const { access, method, url } = door
    if (access === 'public' || access === 'self' || method === 'HEAD') continue
    // The doors of all registers are made by one hand: every role tries those of the first, two roles those of all.
    const shape = `${method} ${access} ${url.split('/').length}`
    const first = !firstOf.has(shape)
    firstOf.add(shape)
    const refused = people.filter((role) => !mayEnter[access].includes(role))
    const let_in = people.filter((role) => mayEnter[access].includes(role))
    const common = access === 'read' || access === 'write'
    const trying = common && !first ? refused.slice(-1) : [...refused, ...let_in]
    for (const role of trying) {
      const allowed = mayEnter[access].includes(role)
      if (allowed && isStream(door)) continue
      const answer = await app.inject(asked(door, { cookies: { cw: tokens.get(role) ?? '' } }))
      const code = answer.headers['content-type']?.includes('problem+json') ? answer.json<{ code: string }>().code : ''
      const stopped = answer.statusCode === 403 && code === 'FORBIDDEN'
      // Behind the door a record may still be closed to the role: then it was judged, and that is another test.
      if (!allowed && !stopped) wrong.push(`${role}: ${method} ${url} answered ${answer.statusCode} ${code}`)
      if (allowed && !common && stopped) wrong.push(`${role}: ${method} ${url} was refused`)
      if (answer.statusCode >= 500) wrong.push(`${role}: ${method} ${url} answered ${answer.statusCode}`)
    }
  }
  expect(wrong).toEqual([])
}, 300_000)

test('what needs a strong factor is not done without a fresh one, and never by a key', async () => {
  const whole = await freshApp()
  const { app, send } = whole
  const tokens = await sessions(whole, false)
  const flagged = app.doors.filter(({ strong, method }) => strong && method !== 'HEAD')
  expect(flagged.length).toBeGreaterThan(5)
  for (const door of flagged) {
    const { access } = door
    const role = people.find((one) => access === 'public' || access === 'self' || mayEnter[access].includes(one))
    const answer = await app.inject(asked(door, { cookies: { cw: tokens.get(role ?? 'citizen') ?? '' } }))
    expect([door.url, answer.statusCode, answer.json().code]).toEqual([door.url, 403, 'STEP_UP'])
    const byKey = await send(asked(door))
    expect([door.url, byKey.statusCode]).toEqual([door.url, 403])
  }
}, 120_000)

test('the database itself keeps the secrets of the platform from what requests run as', async () => {
  const { pool } = await freshApp()
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('cw_app', c.oid, 'select')`,
  )
  const readable = new Set(rows.map(({ name }) => name))
  for (const secret of ['session', 'sign_in_link', 'api_key', 'password', 'passkey', 'audit', 'migration'])
    expect([secret, readable.has(secret)]).toEqual([secret, false])
  // Every register is judged row by row, and what runs requests can neither leave that nor turn it off.
  const { rows: open } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c join record_kind k on true
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'confidentiality'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity
        and c.relname not in ('record_common', 'search_entry') group by 1`,
  )
  expect(open).toEqual([])
  const { rows: role } = await pool.query(
    `select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'cw_app'`,
  )
  expect(role).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false }])
})
