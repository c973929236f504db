import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { classNames, type RecordClass, rightsOf } from '@citywide/model/platform/record-class'
import { type Role, roleNames } from '@citywide/model/platform/role'
import { registers } from '@citywide/model/registers'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { expect, test } from 'vitest'
import { freshApp, type TestApp } from '../../../testing.ts'
import { transaction } from '../../postgres/pool.ts'
import { askedBy, type Facts, factsOf } from '../../records/facts-store.ts'
import { oneOfEach, sampleOf } from '../../records/testing.ts'
import { hashOf } from '../principal.ts'
import { principalOfSession } from '../principal-store.ts'
import { can, type Circumstances, reachIn } from '../reach.ts'
import { keepAccount, newSignInLink, sessionFromLink } from '../store.ts'
import { expected } from './testing.ts'

/** The register that stands for each class. */
const nouns: Readonly<Record<RecordClass, string>> = {
  base: 'Area',
  strategy: 'Action',
  engagement: 'Stakeholder',
  procurement: 'Contract',
  interoperability: 'InteropBarrier',
  roadmap: 'Risk',
  data: 'Dataset',
  architecture: 'ArchitectureReview',
  assets: 'Asset',
  services: 'Channel',
  cases: 'ServiceRequest',
  consents: 'Consent',
  privacy: 'PrivacyIncident',
  benefits: 'Benefit',
  assurance: 'CapabilityReview',
  emergency: 'IncidentTask',
}

const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
const everyRole = (Object.keys(roleNames) as Role[]).filter((role) => role !== 'program')
const marks = ['public', 'internal', 'confidential'] as const
const SUBJECT = 'pseudonym-1'

interface Thing {
  readonly declaration: RecordDeclaration
  readonly id: string
  readonly kind: RecordClass
  readonly level: number
  readonly dept: boolean
  readonly own: boolean
}

interface Place {
  readonly department: string
  readonly person: string
}

/** Records of every class: at each level, of nobody, of the own department, own. */
async function things({ create }: TestApp): Promise<{ all: Thing[]; place: Place }> {
  const known = await oneOfEach(registers, create)
  const { id: department } = await create('organizations', {
    name: { zh: '部门', en: 'Department' },
    kind: 'department',
    sector: 'public',
  })
  const { id: person } = await create('people', { name: '林岚', orgId: department, active: true })
  const all: Thing[] = []
  for (const kind of classNames) {
    const declaration = byName.get(nouns[kind])
    if (!declaration) throw new Error(nouns[kind])
    const { floor, departments, owners, subject } = rightsOf(declaration)
    expect(rightsOf(declaration).kind).toBe(kind)
    const home = departments.find((path) => !path.includes('.') && path !== 'id')
    const owner = owners.find((name) => name !== 'createdBy')
    const several = home !== undefined && declaration.fields[home]?.type === 'refs'
    for (const confidentiality of floor === 3 ? (['internal'] as const) : marks) {
      const level = Math.max(floor, marks.indexOf(confidentiality))
      const make = async (fields: object, relation: { dept: boolean; own: boolean }) => {
        const { id } = await create(declaration.path, { ...sampleOf(declaration, known), confidentiality, ...fields })
        all.push({ declaration, id, kind, level, ...relation })
      }
      await make({}, { dept: false, own: false })
      if (home !== undefined) await make({ [home]: several ? [department] : department }, { dept: true, own: false })
      if (owner !== undefined) await make({ [owner]: person }, { dept: false, own: true })
      if (subject !== undefined) await make({ [subject]: SUBJECT }, { dept: false, own: true })
    }
  }
  return { all, place: { department, person } }
}

interface Person {
  readonly role: Role
  readonly token: string
  readonly circumstances: Circumstances
  readonly send: (request: {
    method?: 'GET' | 'PATCH' | 'PUT'
    url: string
    payload?: object
    headers?: Record<string, string>
  }) => Promise<{ status: number; code: string; ids: string[] }>
}

async function personWith(
  { app, pool }: TestApp,
  role: Role,
  place: Place,
  circumstances: Circumstances,
): Promise<Person> {
  const login = randomUUID()
  await keepAccount(pool, {
    id: randomUUIDv7(),
    login,
    name: { zh: role, en: role },
    roles: [role],
    organizationId: place.department,
    ...(role === 'citizen' ? {} : { personId: place.person }),
    ...(role === 'citizen' && { subject: SUBJECT }),
  })
  const token = (await sessionFromLink(pool, await newSignInLink(pool, login))) ?? ''
  if (circumstances.strong)
    await pool.query('update session set strong_at = now() where token_hash = $1', [hashOf(token)])
  const send: Person['send'] = async (request) => {
    const answer = await app.inject({ ...request, cookies: { cw: token } })
    const body: { code?: string; items?: { id: string }[] } = answer.body === '' ? {} : answer.json()
    return { status: answer.statusCode, code: body.code ?? '', ids: (body.items ?? []).map(({ id }) => id) }
  }
  if (circumstances.purpose) {
    const payload = { kind: 'task', text: 'handling the case', legalBasis: 'duty' }
    const stated = await send({ method: 'PUT', url: '/api/session/purpose', payload })
    expect(stated.status).toBe(200)
  }
  return { role, token, circumstances, send }
}

const own = (role: Role, thing: Thing) => ({
  ...thing,
  // Records about a citizen are the citizen's own, those with an owner are of the person behind an officer.
  own: thing.own && (rightsOf(thing.declaration).subject !== undefined) === (role === 'citizen'),
})

test('over HTTP, in the lists, in the database and in the table every record is open to whom it was written by hand', async () => {
  const whole = await freshApp()
  const { all, place } = await things(whole)
  const facts = new Map<string, Facts>()
  for (const { declaration, id } of all) {
    const known = await transaction(whole.pool, (client) => factsOf(client, byName, declaration, id))
    if (known) facts.set(id, known)
  }
  let cells = 0
  const wrong: string[] = []
  for (const role of everyRole) {
    for (const purpose of [false, true]) {
      // The second round is for those whose rights ask for a purpose.
      if (purpose && !['service_owner', 'privacy_officer', 'duty_officer'].includes(role)) continue
      const circumstances = { purpose, incident: false, strong: true }
      const person = await personWith(whole, role, place, circumstances)
      const principal = await principalOfSession(whole.pool, person.token)
      if (!principal) throw new Error('no session')
      const lists = new Map<string, Set<string>>()
      for (const { declaration } of all) {
        if (lists.has(declaration.path)) continue
        lists.set(declaration.path, new Set((await person.send({ url: `/api/${declaration.path}?limit=500` })).ids))
      }
      for (const thing of all) {
        const asked = own(role, thing)
        const { path } = thing.declaration
        const reads = expected(role, 'read', asked, circumstances)
        const writes = expected(role, 'write', asked, circumstances)
        const at = `${role}${purpose ? ' with a purpose' : ''}, ${path}, level ${thing.level}, ${asked.dept ? 'department' : asked.own ? 'own' : 'city'}`
        const url = `/api/${path}/${thing.id}`
        // Lists and table tell of every record; one by one it is asked where an answer turns from one level to the next.
        const turns = (act: 'read' | 'write') =>
          expected(role, act, asked, circumstances) !==
            expected(role, act, { ...asked, level: asked.level + 1 }, circumstances) || asked.level >= 2
        const got = turns('read') ? await person.send({ url }) : { status: reads ? 200 : 404, code: '' }
        // A version nobody has: whoever may write is told of that, and nothing is written.
        const patched = turns('write')
          ? await person.send({ method: 'PATCH', url, payload: {}, headers: { 'if-match': '"999"' } })
          : { status: writes ? 412 : 404, code: '' }
        const known = facts.get(thing.id)
        const byTable = known && askedBy(principal, known)
        const tells = (act: 'read' | 'write') => byTable !== undefined && can(reachIn(principal), act, byTable)
        cells += 5
        const answers = {
          read: got.status === 200,
          listed: lists.get(path)?.has(thing.id) === true,
          written: patched.status === 412,
          tableReads: tells('read'),
          tableWrites: tells('write'),
        }
        const wanted = { read: reads, listed: reads, written: writes, tableReads: reads, tableWrites: writes }
        if (JSON.stringify(answers) !== JSON.stringify(wanted))
          wrong.push(
            `${at}: ${JSON.stringify(answers)}, by hand ${JSON.stringify(wanted)} (${got.code}, ${patched.code})`,
          )
        // What may not be read is not there; what may be read and not written is forbidden.
        if (!reads && ![403, 404].includes(got.status)) wrong.push(`${at}: read answered ${got.status}`)
        if (!writes && patched.status !== 403 && patched.status !== 404)
          wrong.push(`${at}: write answered ${patched.status}`)
      }
    }
  }
  expect(wrong.slice(0, 20), `${wrong.length} wrong`).toEqual([])
  expect(cells).toBeGreaterThan(5_000)
}, 600_000)
