import type { BenefitProgress } from '@citywide/model/benefits/progress'
import type { PeriodFigure } from '@citywide/model/quantity'
import { useMemo, useState } from 'react'
import { isResult } from '../charts/series-of-results.ts'
import { periodName } from '../charts/trajectory-sheet.ts'
import { Button } from '../ui/button.tsx'
import { OriginWord } from '../ui/figure.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Panel } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table/data-table.tsx'
import { texts } from './texts.ts'
import { figureOf } from './words.ts'

/** Periods shown at first. */
const LATEST = 12

/** Every period with how much of it was measured. What is incomplete is said to be, and its figure is "so far". */
export function PeriodsPanel({ of }: { readonly of: BenefitProgress }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const [sort, setSort] = useState('-period')
  const [all, setAll] = useState(false)
  const rows = all ? of.figures : of.figures.slice(-LATEST)
  const counted = of.figures.some(({ days }) => days !== null)
  const columns = useMemo<Column<PeriodFigure>[]>(
    () => [
      {
        id: 'period',
        title: say.period,
        heading: true,
        sort: ({ periodEnd }) => periodEnd,
        cell: (figure) => periodName(figure, format),
      },
      {
        id: 'value',
        title: say.value,
        align: 'end',
        sort: ({ value }) => value,
        cell: (figure) =>
          figure.value === null ? (
            <span className="quiet">–</span>
          ) : isResult(figure) ? (
            <strong>{figureOf(figure.value, of, language, format)}</strong>
          ) : (
            <span className="quiet">{say.soFar(figureOf(figure.value, of, language, format))}</span>
          ),
      },
      {
        id: 'state',
        title: say.state,
        sort: ({ state }) => state,
        cell: ({ state }) => <span className={state === 'final' ? undefined : 'quiet'}>{say[state]}</span>,
      },
      ...(counted
        ? [
            {
              id: 'days',
              title: say.measured,
              align: 'end' as const,
              cell: ({ days }: PeriodFigure) =>
                days
                  ? `${format.number(days.valid)} / ${format.number(days.expected)} / ${format.number(days.needed)}`
                  : '–',
            },
          ]
        : []),
      {
        id: 'coverage',
        title: say.share,
        align: 'end',
        sort: ({ coverage }) => coverage,
        cell: ({ coverage }) => (coverage === null ? '–' : format.share(coverage)),
      },
      { id: 'origin', title: say.origin, cell: ({ origin }) => <OriginWord origin={origin} /> },
    ],
    [say, language, format, of, counted],
  )
  return (
    <Panel title={say.periods} about={say.periodsAbout} flush>
      <div className="static-head">
        <DataTable
          label={say.periods}
          rows={rows}
          columns={columns}
          rowKey={({ periodStart }) => periodStart}
          sort={sort}
          onSort={setSort}
        />
      </div>
      {of.figures.length > LATEST && (
        <div className="table-foot">
          <Button kind="quiet" onClick={() => setAll(!all)}>
            {all ? say.fewerPeriods : say.allPeriods(of.figures.length)}
          </Button>
        </div>
      )}
    </Panel>
  )
}
