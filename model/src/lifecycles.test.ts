import { describe, expect, test } from 'vitest'
import { mayMove, openMoves } from './record/lifecycle.ts'
import { registers } from './registers.ts'

/**
 * Every lifecycle, written out a second time: one row per state it leaves, one column per state it may reach, in the same
 * order. `x` is a move, `.` is none. A cell that is missing or differs fails.
 */
const tables: readonly { of: readonly string[]; rows: string }[] = [
  {
    of: ['Principle'],
    rows: `
      draft        . x .
      agreed       x . x
      retired      . . .
    `,
  },
  {
    of: ['Vision'],
    rows: `
      draft        . x . .
      consultation x . x .
      published    . . . x
      superseded   . . . .
    `,
  },
  {
    of: ['VisionTarget'],
    rows: `
      proposed     . x . x
      active       . . x x
      achieved     . x . .
      dropped      x . . .
    `,
  },
  {
    of: ['GovernanceMembership'],
    rows: `
      active       . x x
      suspended    x . x
      ended        . . .
    `,
  },
  {
    of: ['Action'],
    rows: `
      not_started  . x . . x
      in_progress  . . x x x
      blocked      . x . . x
      done         . x . . .
      cancelled    x . . . .
    `,
  },
  {
    of: ['PolicyProduct', 'PrivacyAssessment', 'EmergencyPlan'],
    rows: `
      draft        . x . . .
      review       x . x . .
      approved     . x . x x
      expired      . x . . x
      retired      . . . . .
    `,
  },
  {
    of: ['EngagementPlan'],
    rows: `
      draft        . x .
      active       . . x
      closed       . . .
    `,
  },
  {
    of: ['Partnership'],
    rows: `
      proposed     . x x
      active       . . x
      ended        . x .
    `,
  },
  {
    of: ['Contract', 'SharingAgreement'],
    rows: `
      draft        . x . x
      active       . . x x
      expired      . x . .
      terminated   . . . .
    `,
  },
  {
    of: ['InteropBarrier'],
    rows: `
      open         . x x
      accepted     x . x
      resolved     x . .
    `,
  },
  {
    of: ['StandardAdoption'],
    rows: `
      proposed     . x x
      adopted      . . x
      retired      x . .
    `,
  },
  {
    of: ['Term'],
    rows: `
      proposed     . x x
      agreed       x . x
      retired      . . .
    `,
  },
  {
    of: ['Roadmap'],
    rows: `
      draft        . x .
      current      . . x
      superseded   . . .
    `,
  },
  {
    of: ['Initiative'],
    rows: `
      proposed     . x . . . x
      planned      x . x . . x
      active       . . . x x x
      paused       . . x . . x
      closed       . . x . . .
      cancelled    . . . . . .
    `,
  },
  {
    of: ['Dependency'],
    rows: `
      open         . x x x
      agreed       x . x x
      met          x . . .
      dropped      x . . .
    `,
  },
  {
    of: ['Risk'],
    rows: `
      open         . x x x
      mitigated    x . x x
      occurred     . . . x
      closed       x . . .
    `,
  },
  {
    of: ['ImplementationPlan'],
    rows: `
      draft        . x . x
      active       . . x x
      done         . x . .
      dropped      . . . .
    `,
  },
  {
    of: [
      'DataExchange',
      'InformationProduct',
      'Api',
      'BuildingBlock',
      'Service',
      'LifeEvent',
      'DataUse',
      'IdentityScheme',
      'Channel',
    ],
    rows: `
      planned      . x x . x
      pilot        x . x . x
      live         . . . x x
      suspended    . . x . x
      retired      . . . . .
    `,
  },
  {
    of: ['Asset'],
    rows: `
      planned      . x x . . x
      building     . . x . . x
      operating    . . . x x .
      ageing       . . x . x .
      retiring     . . x . . x
      retired      . . . . . .
    `,
  },
  {
    of: ['Sensor'],
    rows: `
      active       . x x x
      maintenance  x . x x
      faulty       x x . x
      retired      . . . .
    `,
  },
  {
    of: ['AiUseCase'],
    rows: `
      idea         . x . . x
      pilot        x . x . x
      operation    . x . x x
      scaled       . . x . x
      retired      . . . . .
    `,
  },
  {
    of: ['InclusionMeasure'],
    rows: `
      planned      . x x
      active       . . x
      ended        . x .
    `,
  },
  {
    of: ['Benefit'],
    rows: `
      planned      . x x . x
      on_track     . . x x x
      off_track    . x . x x
      achieved     . . x . x
      closed       . . . . .
    `,
  },
  {
    of: ['Incident'],
    rows: `
      declared     . x . x
      active       . . x x
      recovery     . x . x
      closed       . . . .
    `,
  },
]

const written = new Map(
  tables.flatMap(({ of, rows }) => {
    const table = rows
      .trim()
      .split('\n')
      .map((row) => row.trim().split(/\s+/))
    return of.map((noun) => [noun, table] as const)
  }),
)

describe.each(registers.flatMap(({ name, lifecycle }) => (lifecycle ? [[name, lifecycle] as const] : [])))(
  '%s',
  (name, lifecycle) => {
    const table = written.get(name) ?? []
    const states = table.map(([state = '']) => state)

    test('has a table of all its states', () => {
      expect(states.toSorted()).toEqual(Object.keys(lifecycle.moves).toSorted())
      for (const [, ...cells] of table) expect(cells).toHaveLength(states.length)
    })

    test.each(table)('from %s', (from, ...cells) => {
      const allowed = states.filter((_, index) => cells[index] === 'x')
      expect([...openMoves(lifecycle, from)].toSorted()).toEqual(allowed.toSorted())
      for (const to of states)
        expect([to, mayMove(lifecycle, from, to)]).toEqual([to, to === from || allowed.includes(to)])
    })
  },
)
