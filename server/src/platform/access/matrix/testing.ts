/**
 * The rights once more, written by hand from the roles of the operating model and never from the grants: what the table
 * of grants is held against.
 *
 * `r2`: read up to level 2 in the whole city; `wd2`: write in the own department; `ro3`: read the own. r read, w write,
 * a approve, x export. `?` needs a purpose for level 3, `+` an open incident, `!` a fresh strong factor.
 */
import type { RecordClass } from '@citywide/model/platform/record-class'
import type { Role } from '@citywide/model/platform/role'
import type { Act, Extent } from '../grants.ts'
import type { Circumstances } from '../reach.ts'

/** `rest` stands for every class without citizens that a row does not name. */
type Row = Partial<Record<RecordClass | 'rest', string>>

const officer = 'r1 x1'
const leads = 'r2 x2 a2!'
const runs = 'r2 w2 x2 a2!'

const table: Readonly<Record<Role, Row>> = {
  city_leader: {
    rest: 'r2 x2',
    strategy: leads,
    engagement: leads,
    roadmap: leads,
    benefits: leads,
    assurance: leads,
  },
  programme_office: {
    rest: 'r2 x1',
    base: 'r2 w2 x2',
    strategy: runs,
    engagement: runs,
    roadmap: runs,
    benefits: runs,
    assurance: runs,
  },
  benefit_owner: { rest: officer, benefits: 'r2 x1 ro2 wo2 xo2' },
  service_owner: { rest: officer, services: 'r1 x1 rd2 wd2 xd2 ad2!', cases: 'rd3? wd3?' },
  data_steward: { rest: officer, data: 'r1 x1 rd2 wd2 xd2 ad2!', interoperability: 'r1 x1 rd2 wd2 xd2 ad2!' },
  it_architect: { rest: officer, architecture: runs, interoperability: runs, data: 'r2 w2 x2' },
  infrastructure_lead: { rest: officer, assets: 'r1 x1 rd2 wd2 xd2' },
  procurement_lead: { rest: officer, procurement: runs },
  privacy_officer: { rest: officer, privacy: runs, consents: 'r2 w2 x2 r3?!', cases: 'r3?!' },
  duty_officer: { rest: officer, emergency: 'r2 w2 x2', assets: 'r2 x1', services: 'r2 x1', cases: 'r3?+' },
  department_head: {
    rest: 'r1 x1 rd2',
    services: 'r1 x1 rd2 ad2!',
    data: 'r1 x1 rd2 ad2!',
    assets: 'r1 x1 rd2 ad2!',
  },
  supplier: { procurement: 'rd2' },
  citizen: { rest: 'r0', cases: 'ro3', consents: 'ro3' },
  auditor: { rest: 'r2 x2', consents: 'r2 x2' },
  secadmin: { base: 'r1' },
  sysadmin: {},
  program: { rest: 'r3 w3 a3 x3', cases: 'r3 w3 a3 x3', consents: 'r3 w3 a3 x3' },
}

const letters: Readonly<Record<Act, string>> = { read: 'r', write: 'w', approve: 'a', export: 'x' }
const reaches: Readonly<Record<Extent, string>> = { city: '', dept: 'd', own: 'o' }

/** Highest level that somebody with one role may do an act at; -1 where never. */
export function expectedLevel(
  role: Role,
  kind: RecordClass,
  act: Act,
  extent: Extent,
  { purpose, incident, strong }: Circumstances,
): number {
  const row = table[role]
  const cell = row[kind] ?? (kind === 'cases' || kind === 'consents' ? '' : (row.rest ?? ''))
  let highest = -1
  for (const [, letter, reach, digit, flags = ''] of cell.matchAll(/([rwax])([do]?)(\d)([?+!]*)/g)) {
    if (letter !== letters[act] || reach !== reaches[extent]) continue
    let level = Number(digit)
    if (flags.includes('+') && !incident) level = -1
    if (flags.includes('?') && !purpose) level = Math.min(level, 2)
    if (flags.includes('!') && !strong) level = -1
    highest = Math.max(highest, level)
  }
  return highest
}

/** Whether somebody with one role may do an act with a record. */
export function expected(
  role: Role,
  act: Act,
  { kind, level, dept, own }: { kind: RecordClass; level: number; dept: boolean; own: boolean },
  circumstances: Circumstances,
): boolean {
  const up = (extent: Extent) => level <= expectedLevel(role, kind, act, extent, circumstances)
  return up('city') || (dept && up('dept')) || (own && up('own'))
}
