import { expect, test } from 'vitest'
import { check } from './check.ts'
import type { Evidence, Heard } from './evidence.ts'

const counterId = 'counter'
const heardOf = (record: string, n: number): Heard => ({
  event: `e-${record}`,
  type: 'record.created',
  record,
  value: n < 0 ? null : n,
})
const step = (value: number): Heard => ({ event: `s-${value}`, type: 'record.changed', record: counterId, value })

/** A run in which every promise was kept: ten records, of which one was never answered, and a counter at three. */
function kept(): Evidence {
  const names = Array.from({ length: 10 }, (_, n) => `name-${n}`)
  const stored = names.map((name) => ({ name, id: `id-${name}` }))
  return {
    created: new Map([
      ...names.map(
        (name, n) => [name, { told: n === 9 ? 'unknown' : 'acknowledged', id: n === 9 ? null : `id-${name}` }] as const,
      ),
      ['name-gone', { told: 'unknown', id: null } as const],
    ]),
    stored,
    counter: { id: counterId, acknowledged: 2, unknown: 2, value: 3, version: 4 },
    observations: {
      told: new Map([
        ['a 1', 'acknowledged'],
        ['a 2', 'acknowledged'],
        ['a 3', 'unknown'],
      ]),
      stored: ['a 1', 'a 2'],
    },
    // The first one twice: at least once is what is promised.
    heard: [
      ...stored.map(({ id }) => heardOf(id, -1)),
      heardOf('id-name-0', -1),
      heardOf(counterId, 0),
      step(1),
      step(2),
      step(1),
      step(3),
    ],
    audited: [
      ...stored.map(({ id }) => ({ record: id, act: 'create' as const })),
      { record: counterId, act: 'create' },
      ...[1, 2, 3].map(() => ({ record: counterId, act: 'change' as const })),
    ],
    log: [],
    strange: [],
  }
}

test('a run in which every promise was kept is said to be one', () => {
  expect(check(kept()).broken).toEqual([])
})

const without = <T>(list: readonly T[], at: number) => list.toSpliced(at, 1)
const twice = <T>(list: readonly T[], at: number) => list.toSpliced(at, 0, ...list.slice(at, at + 1))

test.each<[string, RegExp, (run: Evidence) => Evidence]>([
  [
    'an acknowledged record that is not there',
    /1 acknowledged records lost: name-0/,
    (run) => ({ ...run, stored: without(run.stored, 0) }),
  ],
  [
    'a record that is there twice',
    /1 records doubled: name-0/,
    (run) => ({ ...run, stored: [...run.stored, { name: 'name-0', id: 'id-other' }] }),
  ],
  [
    'an unanswered one that is there twice',
    /1 records doubled: name-9/,
    (run) => ({ ...run, stored: [...run.stored, { name: 'name-9', id: 'id-other' }] }),
  ],
  [
    'a record out of nowhere',
    /1 records that nobody asked for: name-x/,
    (run) => ({ ...run, stored: [...run.stored, { name: 'name-x', id: 'id-x' }] }),
  ],
  [
    'a record with another id than was said',
    /acknowledged under another id: name-0/,
    (run) => ({ ...run, stored: run.stored.map((one) => (one.name === 'name-0' ? { ...one, id: 'id-y' } : one)) }),
  ],
  [
    'a change of the counter that is gone',
    /counter lost changes/,
    (run) => ({ ...run, counter: { ...run.counter, value: 1, version: 2 } }),
  ],
  [
    'a change of the counter made twice',
    /too many changes/,
    (run) => ({ ...run, counter: { ...run.counter, value: 5, version: 6 } }),
  ],
  [
    'a change that another one overwrote',
    /counter was overwritten/,
    (run) => ({ ...run, counter: { ...run.counter, version: 5 } }),
  ],
  [
    'an observation that is gone',
    /observations lost: a 1/,
    (run) => ({ ...run, observations: { ...run.observations, stored: ['a 2'] } }),
  ],
  [
    'an observation stored twice',
    /observations doubled: a 1/,
    (run) => ({ ...run, observations: { ...run.observations, stored: ['a 1', 'a 1', 'a 2'] } }),
  ],
  [
    'an observation that nobody sent',
    /observations that nobody sent: b 1/,
    (run) => ({ ...run, observations: { ...run.observations, stored: ['a 1', 'a 2', 'b 1'] } }),
  ],
  [
    'an event that never came',
    /1 writes that were never told/,
    (run) => ({ ...run, heard: run.heard.filter(({ record }) => record !== 'id-name-3') }),
  ],
  [
    'an event under two ids',
    /1 events that took effect twice/,
    (run) => ({ ...run, heard: [...run.heard, { ...heardOf('id-name-3', -1), event: 'e-else' }] }),
  ],
  [
    'an event of a write that was rolled back',
    /events of nothing/,
    (run) => ({ ...run, heard: [...run.heard, heardOf('id-none', -1)] }),
  ],
  [
    'events of a record in the wrong order',
    /1 events out of order: 2/,
    (run) => ({ ...run, heard: run.heard.filter(({ event }) => event !== 's-2').concat(step(2)) }),
  ],
  [
    'a write that the audit log does not know',
    /1 writes without a row/,
    (run) => ({ ...run, audited: without(run.audited, 2) }),
  ],
  [
    'a write that stands twice in the audit log',
    /audit log doubled/,
    (run) => ({ ...run, audited: twice(run.audited, 2) }),
  ],
  [
    'a row of the audit log for what was rolled back',
    /audit log about nothing/,
    (run) => ({ ...run, audited: [...run.audited, { record: 'id-none', act: 'create' }] }),
  ],
  [
    'a change that the audit log does not know',
    /audit log has 2 changes/,
    (run) => ({ ...run, audited: without(run.audited, run.audited.length - 1) }),
  ],
  [
    'a sealed log that does not fit',
    /1 findings in the sealed audit log: CHAIN/,
    (run) => ({ ...run, log: ['CHAIN'] }),
  ],
  ['an answer that nobody should get', /strange answer: 500/, (run) => ({ ...run, strange: ['500 POST'] })],
])('%s is found', (_, found, plant) => {
  expect(check(plant(kept())).broken.join('\n')).toMatch(found)
})
