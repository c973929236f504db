/** Initiatives as bars on the cockpit's common time line. */
import type { GoldenThread } from '@citywide/model/assurance/cockpit'
import type { CityText } from '@citywide/model/text'
import type { Bar, TimeSpan } from '../../charts/lanes.tsx'
import type { Tone } from '../../ui/mark.tsx'

type Initiative = GoldenThread['initiatives'][number]

const startOf = ({ actualStart, plannedStart }: Initiative) => actualStart ?? plannedStart
const endOf = ({ closedAt, plannedEnd }: Initiative) => closedAt ?? plannedEnd

/** The years that all bars need, whole, with the day the page is judged at. */
export function spanOf(threads: readonly GoldenThread[], today: string): TimeSpan {
  const days = threads
    .flatMap(({ initiatives }) => initiatives.flatMap((one) => [startOf(one), endOf(one)]))
    .filter((day) => day !== null)
  const all = [...days, today].toSorted()
  const first = Math.max(Number((all[0] ?? today).slice(0, 4)), Number(today.slice(0, 4)) - 4)
  const last = Math.min(Number((all.at(-1) ?? today).slice(0, 4)), Number(today.slice(0, 4)) + 4)
  return { from: `${first}-01-01`, to: `${last + 1}-01-01`, today }
}

export function barsOf({ initiatives }: GoldenThread, today: string, words: (of: CityText) => string): Bar[] {
  return initiatives.flatMap((one) => {
    const [from, to] = [startOf(one), endOf(one)]
    if (from === null || to === null) return []
    return [
      { id: one.id, name: words(one.title), from, to, tone: toneOf(one, today), done: doneOf(one, from, to, today) },
    ]
  })
}

/** Normal is grey or done; only what runs past its planned end has the colour of an exception. */
function toneOf({ status, closedAt, plannedEnd, plannedStart, actualStart }: Initiative, today: string): Tone {
  if (closedAt !== null || status === 'closed') return 'done'
  if (plannedEnd !== null && plannedEnd < today) return 'bad'
  if (actualStart === null && plannedStart !== null && plannedStart < today) return 'watch'
  return actualStart !== null || status === 'active' ? 'good' : 'off'
}

/** Share of the planned time that has passed: work done is not known here, and is not claimed. */
function doneOf(
  { actualStart, closedAt, status }: Initiative,
  from: string,
  to: string,
  today: string,
): number | undefined {
  if (closedAt !== null || status === 'closed') return undefined
  if (actualStart === null && status !== 'active') return undefined
  const [start, end, now] = [from, to, today].map((day) => Date.parse(day))
  if (start === undefined || end === undefined || now === undefined || end <= start) return undefined
  return Math.max(0, Math.min(1, (now - start) / (end - start)))
}
