// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** Roadmap bars on a common time line. A name that does not fit into its bar stands beside it, whole. */
import { scaleUtc } from 'd3-scale'
import type { Tone } from '../ui/mark.tsx'
import './charts.css'
import { cut, textWidth } from './text-width.ts'

export interface Bar {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly tone: Tone
  /** 0 to 1; undefined where nothing can be said. */
  readonly done: number | undefined
}

export interface TimeSpan {
  readonly from: string
  readonly to: string
  readonly today: string
}

const ROW = 20
const BAR = 15
const EM = 11
const PAD = 5

const time = (day: string) => new Date(`${day}T00:00:00Z`)

function placeIn({ from, to }: TimeSpan, width: number) {
  const scale = scaleUtc([time(from), time(to)], [0, width])
  return (day: string) => Math.max(0, Math.min(width, scale(time(day))))
}

interface LanesProps {
  readonly bars: readonly Bar[]
  readonly span: TimeSpan
  readonly summary: string
  readonly width?: number
}

export function Lanes({ bars, span, summary, width = 290 }: LanesProps) {
  const laid = layOut(bars, placeIn(span, width), width)
  const height = Math.max(1, ...laid.map(({ row }) => row + 1)) * ROW
  const today = placeIn(span, width)(span.today)
  return (
    <svg
      className="plot"
      viewBox={`0 0 ${width} ${height}`}
      style={{ maxWidth: width }}
      role="img"
      aria-label={summary}
    >
      <line className="today strong" x1={today} x2={today} y1={-4} y2={height + 4} />
      {laid.map(({ bar, x, end, row, name, nameAt, anchor }) => {
        const y = row * ROW + (ROW - BAR) / 2
        return (
          <g key={bar.id} className="tone" data-tone={bar.tone}>
            <rect className="lane" x={x} y={y} width={end - x} height={BAR} rx="2" />
            {bar.done !== undefined && (
              <rect className="lane-done" x={x} y={y} width={(end - x) * bar.done} height={BAR} rx="2" />
            )}
            <rect className="lane-edge" x={x} y={y} width={end - x} height={BAR} rx="2" />
            <text
              className={anchor === 'in' ? 'lane-name' : 'lane-name halo'}
              x={nameAt}
              y={y + 11.5}
              textAnchor={anchor === 'before' ? 'end' : 'start'}
            >
              {name}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

interface Laid {
  readonly bar: Bar
  readonly x: number
  readonly end: number
  readonly row: number
  readonly name: string
  readonly nameAt: number
  readonly anchor: 'in' | 'after' | 'before'
}

/** Where a name goes: into its bar, behind it, before it, whichever holds it whole, else where there is most room. */
function anchorOf(wanted: number, room: Readonly<Record<Laid['anchor'], number>>): Laid['anchor'] {
  const places = ['in', 'after', 'before'] as const
  return places.find((place) => room[place] >= wanted) ?? places.toSorted((a, b) => room[b] - room[a])[0] ?? 'in'
}

/** Each bar takes the first row in which neither it nor its name meets another. */
function layOut(bars: readonly Bar[], place: (day: string) => number, width: number): Laid[] {
  const taken: { from: number; to: number }[][] = []
  return bars
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map((bar) => {
      const x = place(bar.from)
      const end = Math.max(x + 3, place(bar.to))
      const room = { in: end - x, after: width - end, before: x }
      const anchor = anchorOf(textWidth(bar.name) * EM + PAD * 2, room)
      const name = cut(bar.name, (room[anchor] - PAD * 2) / EM)
      const long = textWidth(name) * EM + PAD
      const reach = { from: anchor === 'before' ? x - long : x, to: anchor === 'after' ? end + long : end }
      let row = taken.findIndex((others) => others.every(({ from, to }) => reach.to + 3 < from || reach.from > to + 3))
      if (row < 0) row = taken.push([]) - 1
      taken[row]?.push(reach)
      const nameAt = anchor === 'in' ? x + PAD : anchor === 'before' ? x - PAD : end + PAD
      return { bar, x, end, row, name, nameAt, anchor }
    })
}

/** The years above the lanes, and today. */
export function LaneAxis({
  span,
  today,
  width = 290,
}: {
  readonly span: TimeSpan
  readonly today: string
  readonly width?: number
}) {
  const place = placeIn(span, width)
  const now = place(span.today)
  const years: number[] = []
  for (let year = Number(span.from.slice(0, 4)); year < Number(span.to.slice(0, 4)); year += 1) years.push(year)
  const reach = textWidth(today) * EM + 10
  return (
    <svg className="plot" viewBox={`0 0 ${width} 16`} style={{ maxWidth: width }} aria-hidden="true">
      {years.map((year) => {
        const middle = (place(`${year}-01-01`) + place(`${year + 1}-01-01`)) / 2
        if (Math.abs(middle - now) < reach / 2 + 16) return null
        return (
          <text key={year} x={middle} y="12" textAnchor="middle">
            {year}
          </text>
        )
      })}
      <text className="now" x={Math.min(width - reach / 2, Math.max(reach / 2, now))} y="12" textAnchor="middle">
        {today}
      </text>
    </svg>
  )
}
