import { Initiative } from '@citywide/model/strategy/initiative'
import { schemasOf } from '@citywide/model/record/schema'
import { registers } from '@citywide/model/registers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { same } from '@citywide/model/record/same'
import { recordArbitrary, stored, zone } from '../testing.ts'
import { changedFields, entryFrom, INCOMPLETE, typedFields, valueOf } from './entry.ts'
import { problemsOf } from './problems.ts'
import { changeValues, createValues } from './values.ts'
import { instantOf, wallTime } from './wall-clock.ts'

test.each(registers.map((declaration) => [declaration.name, declaration] as const))(
  'a record of %s put into a form comes out as it went in, and nothing of it counts as changed',
  (_, declaration) => {
    const { create, patch } = schemasOf(declaration)
    fc.assert(
      fc.property(recordArbitrary(declaration), (record) => {
        const entry = entryFrom(declaration, record, zone)
        expect(problemsOf(declaration, entry, typedFields(declaration), zone)).toEqual([])
        const values = createValues(declaration, entry, zone)
        for (const name of typedFields(declaration)) {
          const moment = declaration.fields[name]?.type === 'datetime' && typeof record[name] === 'string'
          // Of an hour that came twice the form shows the same clock.
          if (moment) expect(wallTime(String(values[name]), zone)).toBe(wallTime(String(record[name]), zone))
          else expect(same(values[name], record[name])).toBe(true)
        }
        expect(create.safeParse(values).error).toBeUndefined()
        expect(changeValues(declaration, entry, entry, zone)).toEqual({})
        expect(patch.safeParse(values).error).toBeUndefined()
      }),
      { numRuns: 25 },
    )
  },
)

test('only what was touched is sent; what was emptied is sent as nothing', () => {
  const record = { ...stored, title: { zh: '甲', en: 'A' }, phase: 'plan', partnerOrgIds: [stored.id], budget: 5 }
  const before = entryFrom(Initiative, record, zone)
  const after = { ...before, title: { zh: '甲', en: '' }, phase: '', partnerOrgIds: [], budget: '6' }
  expect(changedFields(before, after).toSorted()).toEqual(['budget', 'partnerOrgIds', 'phase', 'title'])
  expect(changeValues(Initiative, before, after, zone)).toEqual({
    title: { zh: '甲' },
    phase: null,
    partnerOrgIds: [],
    budget: 6,
  })
})

test('a stored moment that was not touched keeps its microseconds, since it is not sent', () => {
  const record = { ...stored, validFrom: '2026-11-20T01:02:03.456789Z' }
  const before = entryFrom(Initiative, record, zone)
  expect(before['validFrom']).toBe('2026-11-20T09:02:03.456')
  expect(changeValues(Initiative, before, { ...before, budget: '1' }, zone)).toEqual({ budget: 1 })
})

test('what cannot be read is said, not bent', () => {
  const { budget, durationLow, plannedEnd, title, rollbackPlanRef } = Initiative.fields
  expect(valueOf(budget, '12 apples', zone)).toEqual({ unreadable: 'number' })
  expect(valueOf(durationLow, '2.5', zone)).toEqual({ unreadable: 'whole' })
  expect(valueOf(plannedEnd, INCOMPLETE, zone)).toEqual({ unreadable: 'day' })
  expect(valueOf(title, { zh: '  ', en: 'A' }, zone)).toEqual({ unreadable: 'blank' })
  expect(valueOf(rollbackPlanRef, ' \n', zone)).toEqual({ unreadable: 'blank' })
  expect(instantOf('2026-13-01T00:00', zone)).toBeUndefined()
})

test('fields that the platform keeps by itself are not in the form', () => {
  for (const declaration of registers) {
    const derived = Object.entries(declaration.fields).filter(([, field]) => field.derived)
    for (const [name] of derived) expect(typedFields(declaration)).not.toContain(name)
  }
})
