// oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing with a name has no tag of its own
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import { max } from 'd3-array'
import { type PointerEvent, useState } from 'react'
import '../../charts/charts.css'
import { useWidth } from '../../charts/use-width.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { texts } from '../texts.ts'
import { barsOf, type Span } from './bars.ts'

interface DayBarsProps {
  readonly of: OperationsPicture['timeline']
  readonly span: Span | undefined
  /** Undefined on a wall. */
  readonly onChoose: ((span: Span | undefined) => void) | undefined
}

const HEIGHT = 76
const FOOT = 16

/** Bars of a quarter of an hour. Drawn over with the hand, or moved by the two sliders, they choose a span. */
export function DayBars({ of, span, onChoose }: DayBarsProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const [frame, width] = useWidth<HTMLDivElement>(900)
  const [begun, setBegun] = useState<number>()
  const [over, setOver] = useState<number>()
  const bars = barsOf(of)
  const count = Math.max(1, bars.length)
  const step = width / count
  const most = Math.max(1, max(bars, ({ total }) => total) ?? 1)
  const tall = (value: number) => (value / most) * (HEIGHT - FOOT - 4)
  const busiest = bars.reduce<(typeof bars)[number] | undefined>(
    (found, bar) => (found === undefined || bar.total > found.total ? bar : found),
    undefined,
  )
  const time = (at: number) => format.time(new Date(at).toISOString())
  const summary =
    of.total === 0 || !busiest ? say.dayQuiet : say.daySummary(format.number(of.total, 0), time(busiest.from))
  const drawn =
    begun !== undefined && over !== undefined ? { first: Math.min(begun, over), last: Math.max(begun, over) } : span
  const barAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - box.left) / box.width) * count)))
  }
  const hands = onChoose && {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      setBegun(barAt(event))
      setOver(barAt(event))
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => begun !== undefined && setOver(barAt(event)),
    onPointerUp: () => {
      if (drawn) onChoose(drawn)
      setBegun(undefined)
      setOver(undefined)
    },
  }
  return (
    <div className="day-bars" ref={frame}>
      <svg
        className="plot"
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={summary}
        data-brush={onChoose ? true : undefined}
        {...hands}
      >
        {drawn && (
          <rect
            className="band"
            x={drawn.first * step}
            width={(drawn.last - drawn.first + 1) * step}
            y="0"
            height={HEIGHT - FOOT}
          />
        )}
        <line className="grid" x1="0" x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
        {bars.map(({ index, counts, total }) => {
          if (total === 0) return null
          let top = HEIGHT - FOOT
          return counts.map((value, severity) => {
            if (value === 0) return null
            top -= tall(value)
            return (
              <rect
                key={`${index} ${severity}`}
                className="day-bar"
                data-severity={severity + 1}
                x={index * step + 0.5}
                width={Math.max(1, step - 1.5)}
                y={top}
                height={tall(value)}
              />
            )
          })
        })}
        {bars
          .filter(({ index, from }) => index < count - 3 && new Date(from).getUTCMinutes() === 0)
          .filter((_, index, all) => index % Math.max(1, Math.ceil((all.length * 84) / width)) === 0)
          .map(({ index, from }) => (
            <text key={from} x={index * step} y={HEIGHT - 3}>
              {time(from)}
            </text>
          ))}
      </svg>
      {onChoose && bars.length > 0 && (
        <Sliders
          bars={bars.length}
          from={bars[0]?.from ?? 0}
          step={of.stepSeconds * 1000}
          span={span}
          onChoose={onChoose}
        />
      )}
    </div>
  )
}

interface SlidersProps {
  readonly bars: number
  readonly from: number
  /** Milliseconds. */
  readonly step: number
  readonly span: Span | undefined
  readonly onChoose: (span: Span) => void
}

/** The same by keys: two sliders, seen when they have the focus. */
function Sliders({ bars, from, step, span, onChoose }: SlidersProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const { first, last } = span ?? { first: 0, last: bars - 1 }
  const time = (index: number) => format.time(new Date(from + index * step).toISOString())
  const slider = (label: string, value: number, words: string, change: (value: number) => void) => (
    <label>
      {label} {words}
      <input
        type="range"
        min={0}
        max={bars - 1}
        value={value}
        aria-label={label}
        aria-valuetext={words}
        onChange={(event) => change(Number(event.target.value))}
      />
    </label>
  )
  return (
    <div className="day-sliders">
      {slider(say.from, first, time(first), (value) => onChoose({ first: value, last: Math.max(value, last) }))}
      {slider(say.to, last, time(last + 1), (value) => onChoose({ first: Math.min(first, value), last: value }))}
    </div>
  )
}
