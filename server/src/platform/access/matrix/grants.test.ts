import { classNames, type Level, type RecordClass } from '@citywide/model/platform/record-class'
import { type Role, roleNames } from '@citywide/model/platform/role'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { acts, extents, type Flag, type Grant, grants } from '../grants.ts'
import { type Circumstances, type Reach, reachBy, reachOf } from '../reach.ts'
import { expectedLevel } from './testing.ts'

const everyRole = Object.keys(roleNames) as readonly Role[]
const yesNo = [false, true]
const circumstances: readonly Circumstances[] = yesNo.flatMap((purpose) =>
  yesNo.flatMap((incident) => yesNo.map((strong) => ({ purpose, incident, strong }))),
)

/** Cells in which a table of grants gives another level than was written by hand. */
function differences(role: Role, table: readonly Grant[]): string[] {
  return circumstances.flatMap((moment) => {
    const reach = reachBy(table, [role], moment)
    return classNames.flatMap((kind) =>
      acts.flatMap((act) =>
        extents.flatMap((extent) => {
          const given = reach[kind][act][extent]
          const wanted = expectedLevel(role, kind, act, extent, moment)
          return given === wanted ? [] : [`${role} ${act} ${kind} ${extent}: ${given}, by hand ${wanted}`]
        }),
      ),
    )
  })
}

test.each(everyRole)('the grants of %s are those that were written by hand, cell by cell', (role) => {
  expect(differences(role, grants)).toEqual([])
})

/** Every way in which one grant could give more: a higher level, a wider extent, a flag less, a class or an act more. */
function weakenings(grant: Grant): Grant[] {
  const { level, extent, flags = [], classes, act } = grant
  const at = extents.indexOf(extent)
  const without = (flag: Flag) => flags.filter((one) => one !== flag)
  return [
    ...(level < 3 ? [{ ...grant, level: (level + 1) as Level }] : []),
    ...extents.slice(0, at).map((wider) => ({ ...grant, extent: wider })),
    ...flags.map((flag) => ({ ...grant, flags: without(flag) })),
    ...classNames.flatMap((kind) => (classes.includes(kind) ? [] : [{ ...grant, classes: [...classes, kind] }])),
    ...acts.flatMap((other) => (other === act ? [] : [{ ...grant, act: other }])),
  ]
}

/** Whether one reach lets somebody do anything that the other does not. */
const givesMore = (one: Reach, other: Reach) =>
  classNames.some((kind) =>
    acts.some((act) => extents.some((extent) => one[kind][act][extent] > other[kind][act][extent])),
  )

test('every single weakening of the table of grants is found', () => {
  let tried = 0
  const missed: string[] = []
  for (const [at, grant] of grants.entries()) {
    for (const weaker of weakenings(grant)) {
      const table = [...grants.slice(0, at), grant, weaker, ...grants.slice(at + 1)]
      const more = circumstances.some((moment) =>
        givesMore(reachBy(table, [grant.role], moment), reachOf([grant.role], moment)),
      )
      // What another grant of the role gives already is no weakening.
      if (!more) continue
      tried += 1
      if (differences(grant.role, table).length === 0) missed.push(JSON.stringify(weaker))
    }
  }
  // A grant given to a role that has none of its kind.
  for (const role of everyRole) {
    for (const { role: holder, ...rest } of grants) {
      const table = [...grants, { ...rest, role }]
      const more = circumstances.some((moment) => givesMore(reachBy(table, [role], moment), reachOf([role], moment)))
      if (!more) continue
      tried += 1
      if (differences(role, table).length === 0) missed.push(`${holder} → ${role}`)
    }
  }
  expect(missed).toEqual([])
  expect(tried).toBeGreaterThan(1_000)
})

test('a grant that is taken away is found, unless another gives the same', () => {
  for (const [at, grant] of grants.entries()) {
    const table = [...grants.slice(0, at), ...grants.slice(at + 1)]
    const less = circumstances.some((moment) =>
      givesMore(reachOf([grant.role], moment), reachBy(table, [grant.role], moment)),
    )
    expect([grant, less, differences(grant.role, table).length > 0]).toEqual([grant, less, less])
  }
})

test('another role never takes a right away, and no circumstance does', () => {
  const some = fc.subarray([...everyRole])
  const moment = fc.record({ purpose: fc.boolean(), incident: fc.boolean(), strong: fc.boolean() })
  fc.assert(
    fc.property(some, fc.constantFrom(...everyRole), moment, (held, added, now) => {
      expect(givesMore(reachOf(held, now), reachOf([...held, added], now))).toBe(false)
      expect(givesMore(reachOf(held, now), reachOf(held))).toBe(false)
    }),
  )
})

test('what may be written or approved may be read', () => {
  for (const role of everyRole) {
    for (const moment of circumstances) {
      const reach = reachOf([role], moment)
      for (const kind of classNames) {
        for (const act of ['write', 'approve', 'export'] as const) {
          const widest = (of: 'read' | typeof act, from: number) =>
            Math.max(...extents.slice(0, from + 1).map((extent) => reach[kind][of][extent]))
          for (const at of extents.keys()) {
            const cell = `${role} ${act} ${kind} ${extents[at] ?? ''}`
            const more = reach[kind][act][extents[at] ?? 'city'] > widest('read', at)
            expect([cell, more]).toEqual([cell, false])
          }
        }
      }
    }
  }
})

test('nobody but a program sees personal data without a purpose, and of citizens nobody writes at all who may not read', () => {
  const personal: readonly RecordClass[] = ['cases', 'consents']
  for (const role of everyRole.filter((one) => one !== 'program')) {
    const reach = reachOf([role], { purpose: false, incident: false, strong: true })
    for (const kind of personal) {
      expect([role, reach[kind].read.city < 3, reach[kind].read.dept < 3]).toEqual([role, true, true])
      // One's own.
      expect([role, reach[kind].read.own === 3]).toEqual([role, role === 'citizen'])
    }
  }
})
