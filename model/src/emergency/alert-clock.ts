/** The clocks of an alert: how long it may wait for somebody, and how long until it is closed. Calendar time, day and night. */
import { z } from 'zod'
import { type Role, roleNames } from '../platform/role.ts'
import { Instant } from '../quantity.ts'
import type { Text } from '../text.ts'

/** 1 low, 2 medium, 3 high, 4 critical. */
export const AlertSeverity = z.int().min(1).max(4).meta({ id: 'AlertSeverity' })

export const alertSeverities = {
  1: { zh: '低', en: 'Low' },
  2: { zh: '中', en: 'Medium' },
  3: { zh: '高', en: 'High' },
  4: { zh: '严重', en: 'Critical' },
} as const satisfies Record<number, Text>

const roles = Object.keys(roleNames) as [Role, ...Role[]]

/** What one severity asks for. */
const AlertTarget = z.strictObject({
  /** Minutes until somebody has acknowledged. */
  acknowledge: z.int().min(1).max(10_080),
  /** Minutes until it is closed. */
  close: z.int().min(1).max(525_600),
  /** Role that is told, once, of an alert that nobody acknowledged in time. */
  escalateTo: z.enum(roles),
})

/** Targets of the four severities, the lowest first. `GET` and `PUT /api/operations/alert-targets` */
export const AlertTargets = z
  .strictObject({
    severities: z.tuple([AlertTarget, AlertTarget, AlertTarget, AlertTarget]),
    /** Share of a target after which its clock warns. */
    warnAt: z.number().min(0.1).max(1),
  })
  .meta({ id: 'AlertTargets' })
export type AlertTargets = z.infer<typeof AlertTargets>

/** Nothing waits longer than the 15 minutes that recommendation B12.4 counts with. */
export const defaultAlertTargets: AlertTargets = {
  severities: [
    { acknowledge: 15, close: 4_320, escalateTo: 'department_head' },
    { acknowledge: 15, close: 1_440, escalateTo: 'department_head' },
    { acknowledge: 10, close: 240, escalateTo: 'department_head' },
    { acknowledge: 5, close: 120, escalateTo: 'city_leader' },
  ],
  warnAt: 0.75,
}

/** `onTime` and `late` stand still: it was done before or after its time. */
export const ClockState = z.enum(['running', 'warned', 'breached', 'onTime', 'late']).meta({ id: 'ClockState' })
export type ClockState = z.infer<typeof ClockState>

export const AlertClock = z
  .object({
    due: Instant,
    /** From when on it warns. */
    warnsFrom: Instant,
    /** When it was done. */
    metAt: Instant.nullable(),
    state: ClockState,
  })
  .meta({ id: 'AlertClock' })
export type AlertClock = z.infer<typeof AlertClock>

export const AlertClocks = z.object({ acknowledge: AlertClock, close: AlertClock }).meta({ id: 'AlertClocks' })
export type AlertClocks = z.infer<typeof AlertClocks>

interface Timed {
  /** Null counts as low. */
  readonly severity: number | null
  readonly raisedAt: string
  readonly ackAt: string | null
  readonly closedAt: string | null
}

/** Both clocks of an alert at one moment. */
export function alertClocks(alert: Timed, { severities, warnAt }: AlertTargets, now: Temporal.Instant): AlertClocks {
  const target = severities[Math.min(4, Math.max(1, alert.severity ?? 1)) - 1] ?? severities[0]
  const raised = Temporal.Instant.from(alert.raisedAt)
  const clock = (minutes: number, met: string | null) => clockOf(raised, minutes, warnAt, met, now)
  return { acknowledge: clock(target.acknowledge, alert.ackAt), close: clock(target.close, alert.closedAt) }
}

function clockOf(
  raised: Temporal.Instant,
  minutes: number,
  warnAt: number,
  metAt: string | null,
  now: Temporal.Instant,
): AlertClock {
  const due = raised.add({ minutes })
  const warnsFrom = raised.add({ seconds: Math.round(minutes * 60 * warnAt) })
  return { due: due.toString(), warnsFrom: warnsFrom.toString(), metAt, state: stateAt({ due, warnsFrom, metAt }, now) }
}

/** How a clock stands: a screen asks again each second, with what it was sent. */
export function clockStateAt({ due, warnsFrom, metAt }: Omit<AlertClock, 'state'>, now: Temporal.Instant): ClockState {
  return stateAt({ due: Temporal.Instant.from(due), warnsFrom: Temporal.Instant.from(warnsFrom), metAt }, now)
}

function stateAt(
  { due, warnsFrom, metAt }: { due: Temporal.Instant; warnsFrom: Temporal.Instant; metAt: string | null },
  now: Temporal.Instant,
): ClockState {
  if (metAt !== null) return after(Temporal.Instant.from(metAt), due) ? 'late' : 'onTime'
  if (after(now, due)) return 'breached'
  return Temporal.Instant.compare(now, warnsFrom) >= 0 ? 'warned' : 'running'
}

function after(moment: Temporal.Instant, limit: Temporal.Instant): boolean {
  return Temporal.Instant.compare(moment, limit) > 0
}
