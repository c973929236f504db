/** Live values with their limits and their last four hours. Grey until one is beyond. */
// oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing with a name has no tag of its own
import { type LiveIndicator, objectStates } from '@citywide/model/emergency/operations'
import { Link } from '@tanstack/react-router'
import { Figure } from '../ui/figure.tsx'
import { stateTones } from '../map/object-state.ts'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Mark } from '../ui/mark.tsx'
import { Empty } from '../ui/state.tsx'
import { unitLabel } from '../ui/unit.ts'
import { limitPicture } from './limit-geometry.ts'
import { type LiveValue, useLiveValues } from './live-values.ts'
import { texts } from './texts.ts'

interface IndicatorsProps {
  readonly of: readonly LiveIndicator[]
  /** A wall has no links. */
  readonly linked: boolean
}

export function Indicators({ of, linked }: IndicatorsProps) {
  const say = useTexts(texts)
  const live = useLiveValues(of.map(({ stream }) => stream))
  if (of.length === 0) return <Empty title={say.noIndicators}>{say.noIndicatorsWhy}</Empty>
  return (
    <ul className="indicators">
      {of.map((indicator) => (
        <li key={indicator.stream}>
          <Indicator of={indicator} live={live.get(indicator.stream)} linked={linked} />
        </li>
      ))}
    </ul>
  )
}

const WIDTH = 96
const HEIGHT = 30

interface IndicatorProps {
  readonly of: LiveIndicator
  /** What came in since. */
  readonly live: LiveValue | undefined
  readonly linked: boolean
}

function Indicator({ of, live, linked }: IndicatorProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { title, unit, state, above, below, series, place, stream } = of
  const name = title[language]
  const newer = live !== undefined && (of.at === null || live.at > Date.parse(of.at))
  const value = newer ? live.value : of.value
  const tone = stateTones[state]
  const drawn = limitPicture(series.values, { above, below }, { width: WIDTH, height: HEIGHT, margin: 3 })
  const label = unitLabel(unit, language)
  const figure = (number: number) => `${format.number(number)} ${label}`.trim()
  const word = objectStates[state][language]
  const limits = [
    ...(above === null ? [] : [say.limitAbove(figure(above))]),
    ...(below === null ? [] : [say.limitBelow(figure(below))]),
  ]
  return (
    <>
      <span className="indicator-name">
        {linked ? (
          <Link to="/app/resources/feeds/$code" params={{ code: stream }}>
            {name}
          </Link>
        ) : (
          name
        )}
        <span className="meta">{[place, ...limits].filter(Boolean).join(' · ')}</span>
      </span>
      <svg
        className="limit-spark"
        data-tone={state === 'normal' ? undefined : tone}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={say.indicatorSummary(name, value === null ? '—' : figure(value), word)}
      >
        {drawn.above !== undefined && <line className="limit" x1="0" x2={WIDTH} y1={drawn.above} y2={drawn.above} />}
        {drawn.below !== undefined && <line className="limit" x1="0" x2={WIDTH} y1={drawn.below} y2={drawn.below} />}
        {drawn.runs.map((d) => (
          <path key={d} d={d} />
        ))}
        {drawn.end && <circle cx={drawn.end.x} cy={drawn.end.y} r="2.4" />}
      </svg>
      <span className="indicator-value">
        <Figure value={value} unit={unit} />
        <Mark tone={tone}>{word}</Mark>
      </span>
    </>
  )
}
