/** The whole and the four parts, month by month. */
import type { NodeHistory } from '@citywide/model/assurance/history'
import { useQuery } from '@tanstack/react-query'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import { Answer } from '../../shell/api/answer.tsx'
import { catalogueQuery } from '../../shell/api/components.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { nodeHistoryQuery } from '../history/history-queries.ts'
import { historyTexts } from '../history/history-texts.ts'
import { monthSheet } from '../history/month-sheet.ts'
import { MonthsPlot } from '../history/months-plot.tsx'
import { overviewTexts } from './overview-texts.ts'
import { useSight } from '../history/sight.ts'
import { scoreOf } from '../history/standing-change.ts'

export function OverviewCourse() {
  const say = useTexts(overviewTexts)
  const answer = useQuery(nodeHistoryQuery(useSight()))
  return (
    <Panel title={say.course}>
      <Answer of={answer} rows={4} what={say.course}>
        {(history) => <Course of={history} />}
      </Answer>
    </Panel>
  )
}

function Course({ of: { months, nodes } }: { readonly of: NodeHistory }) {
  const say = useTexts(overviewTexts)
  const told = useTexts(historyTexts)
  const { language, format } = useLanguage()
  const parts = useQuery(catalogueQuery).data?.parts ?? []
  const all = nodes.find(({ level }) => level === 'all')?.cells ?? []
  const lines = nodes
    .filter(({ level }) => level === 'part')
    .map(({ code, cells }) => {
      const part = parts.find((one) => `part-${one.code}` === code)
      return { code, cells, title: part ? `${part.code} ${part.title[language]}` : code }
    })
  const first = all.findIndex((cell) => scoreOf(cell) !== null)
  const last = scoreOf(all.at(-1))
  const from = scoreOf(all[first])
  const month = months[first]?.month
  const finding =
    last === null || from === null || month === undefined || first === all.length - 1
      ? say.courseNone
      : say.courseFinding(format.number(last, 0), format.number(from, 0), format.month(`${month}-01`))
  const columns = [{ title: say.map, cells: all }, ...lines]
  return (
    <ChartFrame
      finding={finding}
      sheet={monthSheet(months, columns, { say: told, language, format })}
      file="citywide-conformance"
      source={told.hollow}
    >
      <div className="overview-courses">
        {lines.map(({ code, title, cells }) => (
          <div key={code}>
            <p className="meta">{title}</p>
            <MonthsPlot months={months} cells={cells} summary={`${title}: ${told.score}`} />
          </div>
        ))}
      </div>
    </ChartFrame>
  )
}
