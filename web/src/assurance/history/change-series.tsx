/** The six governance changes as series over months: each as a picture, all of them in one table. */
import type { CatalogueView } from '@citywide/model/assurance/catalogue-view'
import { useQuery } from '@tanstack/react-query'
import { SheetTable } from '../../charts/chart-frame.tsx'
import { download } from '../../charts/csv.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { besideTexts } from '../parts/beside-texts.ts'
import { requirementHistoryQuery } from './history-queries.ts'
import { historyTexts } from './history-texts.ts'
import { monthSheet } from './month-sheet.ts'
import { MonthsPlot } from './months-plot.tsx'
import { useSight } from './sight.ts'

function useSeries() {
  return useQuery(requirementHistoryQuery({ component: 'GC' }, useSight())).data
}

export function ChangeSeries({ code, title }: { readonly code: string; readonly title: string }) {
  const say = useTexts(besideTexts)
  const history = useSeries()
  const cells = history?.requirements.find((one) => one.code === code)?.cells
  if (!history || !cells) return null
  return <MonthsPlot months={history.months} cells={cells} summary={`${title}: ${say.series}`} height={90} />
}

export function ChangesSheet({ of }: { readonly of: CatalogueView['changes'] }) {
  const say = useTexts(besideTexts)
  const told = useTexts(historyTexts)
  const { language, format } = useLanguage()
  const history = useSeries()
  if (!history) return null
  const columns = of.changes.map(({ code, title }) => ({
    title: title[language],
    cells: history.requirements.find((one) => one.code === code)?.cells ?? [],
  }))
  const sheet = monthSheet(history.months, columns, { say: told, language, format })
  return (
    <Panel
      title={say.seriesTable}
      about={told.hollow}
      aside={
        <Button icon="download" onClick={() => download('citywide-governance-changes', sheet)}>
          CSV
        </Button>
      }
    >
      <SheetTable sheet={sheet} />
    </Panel>
  )
}
