// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** How the figure of a rule moved, with its thresholds, and with a mark where another version began to judge. */
import type { RuleHistory } from '@citywide/model/assurance/history'
import type { Explanation } from '@citywide/model/assurance/verdict'
import { useQuery } from '@tanstack/react-query'
import '../../charts/charts.css'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import { Levels } from '../../charts/levels.tsx'
import type { Box } from '../../charts/trajectory-geometry.ts'
import { useWidth } from '../../charts/use-width.ts'
import { Answer } from '../../shell/api/answer.tsx'
import { verdicts } from '../../shell/api/standing.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import './history.css'
import { ruleHistoryQuery } from './history-queries.ts'
import { historyTexts } from './history-texts.ts'
import { knownWord } from './month-sheet.ts'
import { recommendationTexts } from '../recommendations/recommendation-texts.ts'
import { ruleCourseGeometry } from './rule-course-geometry.ts'
import { valueOf } from '../rule-words.ts'
import { useSight } from './sight.ts'

export function RuleCourse({ rule }: { readonly rule: Explanation }) {
  const say = useTexts(recommendationTexts)
  const answer = useQuery(ruleHistoryQuery(rule.rule, useSight()))
  return (
    <Answer of={answer} rows={3} what={say.course}>
      {(history) => <Course rule={rule} of={history} />}
    </Answer>
  )
}

function Course({ rule, of: { points } }: { readonly rule: Explanation; readonly of: RuleHistory }) {
  const say = useTexts(recommendationTexts)
  const told = useTexts(historyTexts)
  const { language, format } = useLanguage()
  const last = points.at(-1)
  const turns = points.filter((point, index) => index > 0 && point.state !== points[index - 1]?.state).length
  const sheet = {
    columns: [say.day, told.knownWord, say.state, say.value, say.population, say.version],
    rows: points.map((point) => [
      format.dayOf(point.at),
      knownWord(point.known, told),
      verdicts[point.state].word[language],
      point.value === null ? '–' : valueOf(point.value, rule, language, format),
      point.n === 0 ? '–' : `${point.pass}/${point.n}`,
      point.version.slice(0, 8),
    ]),
  }
  if (!last) return <p className="meta">{say.noCourse}</p>
  return (
    <ChartFrame
      finding={say.courseFinding(turns, format.dayOf(points[0]?.at ?? last.at))}
      sheet={sheet}
      file={`citywide-${rule.rule}`}
      source={say.courseSource}
    >
      <Drawing rule={rule} points={points} />
    </ChartFrame>
  )
}

function Drawing({ rule, points }: { readonly rule: Explanation; readonly points: RuleHistory['points'] }) {
  const say = useTexts(recommendationTexts)
  const { language, format } = useLanguage()
  const [ref, width] = useWidth<HTMLDivElement>(560)
  const height = 150
  const box: Box = { width, height, top: 18, right: 12, bottom: 22, left: 40 }
  const met = [rule.met].flat()
  const partly = rule.partly === null ? [] : [rule.partly].flat()
  const drawn = ruleCourseGeometry(points, [...met, ...partly], rule.asOf, box)
  const right = width - box.right
  const last = points.at(-1)
  return (
    <div ref={ref}>
      <svg
        className="plot months-plot"
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={say.courseSummary(
          points.length,
          valueOf(last?.value ?? null, rule, language, format),
          last ? verdicts[last.state].word[language] : '–',
        )}
      >
        <Levels of={drawn.levels} box={box} format={format} />
        {partly.map((value) => (
          <line key={value} className="partly-line" x1={box.left} x2={right} y1={drawn.y(value)} y2={drawn.y(value)} />
        ))}
        {met.map((value) => (
          <line key={value} className="met-line" x1={box.left} x2={right} y1={drawn.y(value)} y2={drawn.y(value)} />
        ))}
        {drawn.ticks.map(({ x, at }) => (
          <text key={at} x={x} y={height - 4} textAnchor="middle">
            {format.dayShort(at)}
          </text>
        ))}
        {drawn.versions.map(({ x, at, version }) => (
          <g key={at}>
            <line className="version-mark" x1={x} x2={x} y1={box.top - 6} y2={height - box.bottom} />
            <text x={x + 3} y={box.top - 7}>
              {say.versionFrom(version.slice(0, 6))}
            </text>
          </g>
        ))}
        {drawn.lines.map(({ path, afterwards }) => (
          <path key={path} className="month-line" data-known={afterwards ? 'afterwards' : 'then'} d={path} />
        ))}
        {drawn.holes.map(({ x, point }) => (
          <circle key={point.at} className="month-none" cx={x} cy={height - box.bottom - 5} r="4" />
        ))}
        {drawn.dots.map(({ x, y, point }) => (
          <g key={point.at} className="tone" data-tone={verdicts[point.state].tone}>
            <circle className="month-dot" data-known={point.known} cx={x} cy={y} r="3.5">
              <title>{`${format.moment(point.at)} · ${valueOf(point.value, rule, language, format)}`}</title>
            </circle>
          </g>
        ))}
      </svg>
    </div>
  )
}
