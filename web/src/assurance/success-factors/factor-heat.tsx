// On a phone the months stand below their question, and with another `display` some browsers forget the table.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role, jsx-a11y/control-has-associated-label */
/** The heat map: factors and their questions down, months across. A table, so that it reads as one; equal figures beside it. */
import { heatLevel, type SuccessFactors } from '@citywide/model/assurance/success-factors'
import { Link } from '@tanstack/react-router'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import { civilDay } from '../../ui/format.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import './factors.css'
import { factorTexts } from './factor-texts.ts'
import { historyTexts } from '../history/history-texts.ts'
import { monthSheet } from '../history/month-sheet.ts'
import type { MonthCell } from '../history/months-plot.tsx'

export function FactorHeat({ of: { months, factors } }: { readonly of: SuccessFactors }) {
  const say = useTexts(factorTexts)
  const told = useTexts(historyTexts)
  const { language, format } = useLanguage()
  const columns = factors.flatMap(({ code, title, cells, questions }) => [
    { title: `${code} ${title[language]}`, cells },
    ...questions.map((question) => ({ title: question.code, cells: question.cells })),
  ])
  return (
    <Panel title={say.heat}>
      <ChartFrame
        finding={say.heatFinding}
        sheet={monthSheet(months, columns, { say: told, language, format })}
        file="citywide-success-factors"
        source={<HeatKey />}
      >
        <div className="heat-scroll">
          <table className="heat" role="table" aria-label={say.heat}>
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  {say.question}
                </th>
                {months.map(({ month, known }, index) => (
                  <th
                    key={month}
                    role="columnheader"
                    scope="col"
                    data-known={known}
                    title={format.month(`${month}-01`)}
                  >
                    {index === months.length - 1 ? say.now : shortMonth(month, index === 0)}
                  </th>
                ))}
              </tr>
            </thead>
            {factors.map(({ code, title, cells, questions }) => (
              <tbody key={code} role="rowgroup">
                <tr className="heat-factor" role="row">
                  <th role="rowheader" scope="row">
                    <span className="titled">
                      <Chip>{code}</Chip>
                      <span>{title[language]}</span>
                    </span>
                  </th>
                  <Cells months={months} cells={cells} />
                </tr>
                {questions.map((question) => (
                  <tr key={question.code} role="row">
                    <th role="rowheader" scope="row">
                      <EvidenceLink of={question.code} className="titled">
                        <Chip>{question.code}</Chip>
                        <span>{question.text[language]}</span>
                      </EvidenceLink>
                    </th>
                    <Cells months={months} cells={question.cells} code={question.code} />
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
      </ChartFrame>
    </Panel>
  )
}

interface CellsProps {
  readonly months: SuccessFactors['months']
  readonly cells: readonly MonthCell[]
  /** Where the cells lead to the evidence of a requirement. */
  readonly code?: string
}

function Cells({ months, cells, code }: CellsProps) {
  const say = useTexts(factorTexts)
  const { format, timeZone } = useLanguage()
  const words = [say.level0, say.level1, say.level2, say.level3, say.level4]
  return months.map(({ month, at, known }, index) => {
    const score = cells[index]?.score ?? null
    const level = heatLevel(score) ?? 0
    const before = index === 0 ? undefined : (heatLevel(cells[index - 1]?.score ?? null) ?? 0)
    const figure = score === null ? '–' : format.number(score, 0)
    const label = say.cell(format.month(`${month}-01`), words[level] ?? '', figure)
    const last = index === months.length - 1
    // A figure where something begins or changes; between them the colour goes on by itself.
    const shown = level === 0 ? '–' : last || before !== level ? level : ''
    return (
      <td key={month} role="cell" data-level={level} data-known={known} title={label}>
        {code === undefined ? (
          <span aria-hidden="true">{shown}</span>
        ) : (
          <Link
            to="."
            search={(all) => ({
              ...all,
              evidence: code,
              ...(!last && { at: civilDay(Date.parse(at), timeZone) }),
            })}
            resetScroll={false}
            // The heading of the row and the choice of the day lead there by key; 351 stops would bar the way.
            tabIndex={last ? 0 : -1}
          >
            <span aria-hidden="true">{shown}</span>
            <span className="unseen">{label}</span>
          </Link>
        )}
        {code === undefined && <span className="unseen">{label}</span>}
      </td>
    )
  })
}

/** `11`, and with the year where it begins: `2026/1`. */
function shortMonth(month: string, first: boolean): string {
  const [year = '', number = ''] = month.split('-')
  const short = String(Number(number))
  return first || number === '01' ? `${year.slice(2)}/${short}` : short
}

function HeatKey() {
  const say = useTexts(factorTexts)
  const words = [say.level0, say.level1, say.level2, say.level3, say.level4]
  return (
    <span className="heat-key">
      {words.map((word, level) => (
        <span key={word}>
          <i data-level={level} aria-hidden="true" />
          {word}
        </span>
      ))}
      <span>{say.keyAfterwards}</span>
    </span>
  )
}
