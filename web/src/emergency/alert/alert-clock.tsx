/** The running clock of an alert. Figures of one width: nothing beside it moves when it ticks. */
import type { AlertView } from '@citywide/model/emergency/alert-view'
import { useTexts } from '../../ui/language.tsx'
import type { Tone } from '../../ui/mark.tsx'
import { clockStateNow, elapsed, leadingClock } from '../clock-words.ts'
import { useSecond } from '../second.ts'
import { alertTexts } from './alert-texts.ts'
import { HIGH } from './severity.tsx'

type Clocked = Pick<AlertView, 'raisedAt' | 'closedAt' | 'clocks' | 'severity' | 'state'>

/** How long it has been open, coloured by how its leading clock stands. */
export function RunningClock({ of }: { readonly of: Clocked }) {
  const say = useTexts(alertTexts)
  const now = useSecond()
  const end = of.closedAt === null ? now : Date.parse(of.closedAt)
  const open = elapsed(end - Date.parse(of.raisedAt), say.dayWord)
  return (
    <time
      className="alert-clock tone-text"
      data-tone={toneOf(of, now)}
      dateTime={of.raisedAt}
      role={of.closedAt === null ? 'timer' : undefined}
      aria-label={say.running(open)}
    >
      {open}
    </time>
  )
}

/** What it waits for next, and how long there is. */
export function ClockLine({ of }: { readonly of: Clocked }) {
  const say = useTexts(alertTexts)
  const now = useSecond()
  const [name, clock] = leadingClock(of.clocks)
  const state = clockStateNow(clock, now)
  if (state === 'onTime' || state === 'late') return null
  const what = name === 'acknowledge' ? say.toAcknowledge : say.toClose
  const left = Date.parse(clock.due) - now
  const tone: Tone = state === 'breached' ? 'bad' : state === 'warned' ? 'watch' : 'off'
  return (
    <span className="alert-due tone-text" data-tone={tone}>
      {left < 0 ? say.overdue(what, elapsed(-left, say.dayWord)) : say.dueIn(what, elapsed(left, say.dayWord))}
    </span>
  )
}

function toneOf({ clocks, severity, closedAt }: Clocked, now: number): Tone {
  if (closedAt !== null) return 'off'
  const state = clockStateNow(leadingClock(clocks)[1], now)
  if (state === 'breached' || severity >= HIGH) return 'bad'
  return state === 'warned' || severity === 2 ? 'watch' : 'off'
}
