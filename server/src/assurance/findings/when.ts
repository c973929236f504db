/** When findings are due, and when people are told of them. All of it by the clock of the city. */
import type { FindingChannel, FindingSeverity } from '@citywide/model/assurance/finding'
import type { FindingSettings } from '@citywide/model/assurance/finding-follow'

export interface Hours {
  readonly now: Temporal.Instant
  /** IANA zone of the city. */
  readonly timeZone: string
  readonly settings: FindingSettings
}

/** The civil day by which a finding is to be dealt with, `YYYY-MM-DD`. */
export function dueOn({ now, timeZone, settings }: Hours, severity: FindingSeverity): string {
  return dayOf(now, timeZone).add({ days: settings.dueAfter[severity] }).toString()
}

/** @returns `YYYY-MM-DD` */
export function today({ now, timeZone }: Pick<Hours, 'now' | 'timeZone'>): string {
  return dayOf(now, timeZone).toString()
}

/** The earliest moment at which something may be sent. */
export function sendAfter(hours: Hours, channel: FindingChannel, incident: boolean): Temporal.Instant {
  if (channel === 'digest') return next(hours, hours.settings.digestAt)
  return !incident && isQuiet(hours) ? next(hours, hours.settings.quietTo) : hours.now
}

/** Quiet hours may pass midnight. The first minute is quiet, the last one is not. */
export function isQuiet({ now, timeZone, settings: { quietFrom, quietTo } }: Hours): boolean {
  const time = now.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
  return quietFrom <= quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo
}

/** The next time the city's clocks show this time of day. Where they skip it, it is taken as soon after as there is. */
function next({ now, timeZone }: Hours, time: string): Temporal.Instant {
  const day = dayOf(now, timeZone)
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone, plainTime: time }).toInstant()
  const first = at(day)
  return Temporal.Instant.compare(first, now) > 0 ? first : at(day.add({ days: 1 }))
}

/**
 * How often a finding should have gone to a higher role by now: once when nobody has planned it for so many days or its
 * due date has passed, once more after as many days again.
 */
export function escalationsDue(
  { now, timeZone, settings }: Hours,
  finding: {
    readonly state: string
    readonly severity: FindingSeverity
    readonly openedAt: string
    readonly dueOn: string
  },
): number {
  const day = dayOf(now, timeZone)
  const after = settings.escalateAfter[finding.severity]
  const late = Temporal.PlainDate.from(finding.dueOn).until(day).days
  const waiting =
    finding.state === 'planned' ? 0 : dayOf(Temporal.Instant.from(finding.openedAt), timeZone).until(day).days
  const overdue = late > 0 ? 1 + Math.floor(late / after) : 0
  return Math.min(2, Math.max(overdue, Math.floor(waiting / after)))
}

function dayOf(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate()
}
