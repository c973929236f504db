// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** The values of a stream over a span of time. */
import type { SeriesPoint } from '@citywide/model/observations/stream'
import { useMemo, useState } from 'react'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { civilDay, type Format } from '../ui/format.ts'
import { unitLabel } from '../ui/unit.ts'
import './charts.css'
import { Levels } from './levels.tsx'
import { type Moment, seriesGeometry, type TickForm } from './series-geometry.ts'
import { texts } from './texts.ts'
import type { Box } from './trajectory-geometry.ts'
import { useWidth } from './use-width.ts'

interface SeriesChartProps {
  readonly points: readonly SeriesPoint[]
  readonly unit: string
  /** Expected seconds between two points. */
  readonly step: number
  readonly from: string
  readonly to: string
  readonly summary: string
  /** Times of values that were kept and may not be used: marked at the foot, joined to nothing. */
  readonly unusable?: readonly string[]
  readonly height?: number
}

export function SeriesChart({ points, unit, step, from, to, summary, unusable = [], height = 320 }: SeriesChartProps) {
  const { language, format, timeZone } = useLanguage()
  const say = useTexts(texts)
  const [ref, width] = useWidth<HTMLDivElement>(960)
  const [read, setRead] = useState<Moment>()
  const box = useMemo<Box>(() => ({ width, height, top: 22, right: 14, bottom: 26, left: 48 }), [width, height])
  const drawn = useMemo(
    () => seriesGeometry(points, step, from, to, box, timeZone),
    [points, step, from, to, box, timeZone],
  )
  const label = unitLabel(unit, language, format.currency)
  const floor = height - box.bottom

  return (
    <div ref={ref}>
      <svg
        className="plot"
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={summary}
        onPointerMove={(event) =>
          setRead(drawn.nearest(event.clientX - event.currentTarget.getBoundingClientRect().left))
        }
        onPointerLeave={() => setRead(undefined)}
      >
        {label && (
          <text x={box.left - 8} y={12} textAnchor="end">
            {label}
          </text>
        )}
        <Levels of={drawn.levels} box={box} format={format} />
        {drawn.ticks.map(({ x, at, as }) => (
          <text key={at} x={x} y={floor + 18} textAnchor={x > width - 34 ? 'end' : 'middle'}>
            {tickLabel(at, as, format, timeZone)}
          </text>
        ))}
        {points.length === 0 && (
          <text x={width / 2} y={height / 2} textAnchor="middle">
            {say.noPoints}
          </text>
        )}
        {drawn.bands.map((path) => (
          <path key={path} className="band" d={path} />
        ))}
        {drawn.lines.map((path) => (
          <path key={path} className="actual" style={{ strokeWidth: 1.5 }} d={path} />
        ))}
        {unusable.map((at) => (
          <path key={at} className="unusable" d={cross(drawn.x(Date.parse(at)), floor - 5)} />
        ))}
        {drawn.alone.map(({ x, y }) => (
          <circle key={x} className="result" cx={x} cy={y} r="2.5" />
        ))}
        {read && (
          <g>
            <line className="reading" x1={drawn.x(read.time)} x2={drawn.x(read.time)} y1={box.top} y2={floor} />
            <circle className="result" cx={drawn.x(read.time)} cy={drawn.y(read.value)} r="4" />
            <text
              className="halo strong"
              x={drawn.x(read.time) + (drawn.x(read.time) > width / 2 ? -8 : 8)}
              y={box.top - 6}
              textAnchor={drawn.x(read.time) > width / 2 ? 'end' : 'start'}
            >
              {`${format.number(read.value)} ${label} · ${format.moment(new Date(read.time).toISOString())}`}
            </text>
          </g>
        )}
      </svg>
    </div>
  )
}

function cross(x: number, y: number): string {
  return `M${x - 3} ${y - 3}l6 6m0 -6l-6 6`
}

function tickLabel(at: string, as: TickForm, format: Format, timeZone: string): string {
  if (as === 'time') return format.time(at)
  const day = civilDay(Date.parse(at), timeZone)
  return as === 'day' ? format.dayShort(day) : as === 'month' ? format.month(day) : format.year(day)
}
