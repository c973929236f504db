/** How a part of the standard stood, month by month. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import { conformanceQuery, nodeHistoryQuery } from '../history/history-queries.ts'
import { historyTexts } from '../history/history-texts.ts'
import { monthSheet } from '../history/month-sheet.ts'
import { MonthsPlot } from '../history/months-plot.tsx'
import { overviewTexts } from '../overview/overview-texts.ts'
import { useChangeWords } from '../overview/overview-words.ts'
import { partTexts } from './part-texts.ts'
import { useSight } from '../history/sight.ts'
import { SplitBar } from '../split-bar.tsx'

export function PartCourse({ code, title }: { readonly code: string; readonly title: string }) {
  const say = useTexts(partTexts)
  const told = useTexts(historyTexts)
  const { language, format } = useLanguage()
  const history = useQuery(nodeHistoryQuery(useSight())).data
  const cells = history?.nodes.find((node) => node.level === 'component' && node.code === code)?.cells
  if (!history || !cells) return null
  return (
    <Panel title={say.course}>
      <ChartFrame
        finding={say.courseFinding}
        sheet={monthSheet(history.months, [{ title, cells }], { say: told, language, format })}
        file={`citywide-${code}`}
        source={told.hollow}
      >
        <MonthsPlot months={history.months} cells={cells} summary={`${title}: ${say.courseFinding}`} height={120} />
      </ChartFrame>
    </Panel>
  )
}

/** Score, coverage and what the part rests on, against the month before. */
export function PartFigures({ code }: { readonly code: string }) {
  const say = useTexts(overviewTexts)
  const own = useTexts(partTexts)
  const { format } = useLanguage()
  const changeWords = useChangeWords()
  const node = useQuery(conformanceQuery(useSight())).data?.nodes.find((one) => one.code === code)
  if (!node?.standing) return null
  const { standing } = node
  return (
    <Panel
      title={own.figures}
      aside={
        <Link to="/app/assurance/{-$screen}" params={{ screen: 'overview' }}>
          {say.title}
        </Link>
      }
    >
      <Facts>
        <Fact name={say.score}>
          <strong>{standing.score === null ? say.tooLittle : format.number(standing.score, 0)}</strong>{' '}
          <span className="meta">{changeWords(node)}</span>
        </Fact>
        <Fact name={say.coverage}>{format.share(standing.coverage)}</Fact>
        <Fact name={say.findings}>
          <Link to="/app/assurance/findings/{-$id}" params={{ id: undefined }} search={{ part: [code] }}>
            {own.openFindings(node.findings)}
          </Link>
        </Fact>
        <Fact name={say.split}>
          <SplitBar of={standing} />
          <span className="meta">
            {say.splitWords(
              standing.split.live,
              standing.split.register,
              standing.split.assessed,
              standing.split.attested,
            )}
          </span>
        </Fact>
      </Facts>
    </Panel>
  )
}
