/** A chart with its finding as title, the same as a table, and the table as a file. */
import { type ReactNode, useId, useState } from 'react'
import { Button, Switch } from '../ui/button.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import '../ui/table/table.css'
import './charts.css'
import { download, type Sheet } from './csv.ts'
import { texts } from './texts.ts'

type Shown = 'chart' | 'table'

interface ChartFrameProps {
  /** What the chart shows to be so. */
  readonly finding: ReactNode
  readonly sheet: Sheet
  /** File name without ending. */
  readonly file: string
  /** Where the figures come from. */
  readonly source?: ReactNode
  readonly children: ReactNode
}

export function ChartFrame({ finding, sheet, file, source, children }: ChartFrameProps) {
  const say = useTexts(texts)
  const id = useId()
  const [shown, show] = useState<Shown>('chart')
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption className="chart-head">
        <p id={id} className="chart-finding">
          {finding}
        </p>
        <div className="chart-tools not-on-paper">
          <Switch<Shown>
            label={say.show}
            value={shown}
            options={[
              { value: 'chart', text: say.chart },
              { value: 'table', text: say.table },
            ]}
            onChange={show}
          />
          <Button icon="download" onClick={() => download(file, sheet)}>
            CSV
          </Button>
        </div>
      </figcaption>
      {shown === 'chart' ? children : <SheetTable sheet={sheet} />}
      {source && <p className="chart-source">{source}</p>}
    </figure>
  )
}

/** The figures of a chart, for those who read rather than look. */
export function SheetTable({ sheet }: { readonly sheet: Sheet }) {
  const { format } = useLanguage()
  const say = useTexts(texts)
  const id = useId()
  return (
    // The table may be wider than a phone: it scrolls in itself, and must be reached by key for that.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="sheet" aria-labelledby={id} tabIndex={0}>
      <table className="table keep">
        <caption id={id} className="unseen">
          {say.tableOf}
        </caption>
        <thead>
          <tr>
            {sheet.columns.map((column, index) => (
              <th key={column} scope="col" data-align={index > 0 ? 'end' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((cell, index) => (
                <td key={sheet.columns[index]} data-align={index > 0 ? 'end' : undefined}>
                  {typeof cell === 'number' ? format.number(cell, 4) : (cell ?? '–')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
