/** The same as the map, as a list one can sort. */
import { Link } from '@tanstack/react-router'
import { Tally } from '../../charts/tally.tsx'
import { gravest, verdicts } from '../../shell/api/standing.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { overviewTexts } from './overview-texts.ts'
import { useChangeWords } from './overview-words.ts'
import { SplitBar } from '../split-bar.tsx'
import { changeOf, type OverviewNode, scoreOf } from '../history/standing-change.ts'
import { texts } from '../texts.ts'
import { VerdictMark } from '../verdict-mark.tsx'

const shown = ['met', 'attested', 'partly', 'not_met', 'not_assessable'] as const

interface OverviewTableProps {
  readonly rows: readonly OverviewNode[]
  readonly sort: string
  readonly onSort: (sort: string) => void
}

export function OverviewTable({ rows, sort, onSort }: OverviewTableProps) {
  const say = useTexts(overviewTexts)
  const all = useTexts(texts)
  const { language, format } = useLanguage()
  const changeWords = useChangeWords()
  const columns: Column<OverviewNode>[] = [
    {
      id: 'code',
      title: say.component,
      heading: true,
      sort: ({ code }) => code,
      cell: ({ code, title }) => (
        <Link to="/app/parts/$code" params={{ code }} className="titled">
          <Chip>{code}</Chip>
          <span>{title[language]}</span>
        </Link>
      ),
    },
    {
      id: 'score',
      title: say.score,
      align: 'end',
      sort: ({ standing }) => scoreOf(standing),
      cell: ({ standing }) => {
        const score = scoreOf(standing)
        return score === null ? <span className="meta">{say.tooLittle}</span> : format.number(score, 0)
      },
    },
    {
      id: 'change',
      title: say.change,
      align: 'end',
      sort: (node) => changeOf(node),
      cell: (node) =>
        changeOf(node) === null ? (
          <span className="meta">
            <span aria-hidden="true">–</span>
            <span className="unseen">{changeWords(node)}</span>
          </span>
        ) : (
          changeWords(node)
        ),
    },
    {
      id: 'state',
      title: say.state,
      sort: ({ standing }) => gravest.indexOf(standing?.state ?? 'not_assessable'),
      cell: ({ standing }) => <VerdictMark state={standing?.state ?? 'not_assessable'} evidence="mixed" />,
    },
    {
      id: 'coverage',
      title: say.coverage,
      align: 'end',
      sort: ({ standing }) => standing?.coverage ?? null,
      cell: ({ standing }) => (standing ? format.share(standing.coverage) : '–'),
    },
    { id: 'split', title: say.split, cell: ({ standing }) => standing && <SplitBar of={standing} /> },
    {
      id: 'counts',
      title: say.counts,
      cell: ({ standing }) => {
        if (!standing) return '–'
        const { met, partly, not_met, not_assessable, attested } = standing.counts
        return (
          <Tally
            counts={shown.map((state) => ({ tone: verdicts[state].tone, count: standing.counts[state] }))}
            summary={all.counts(met, partly, not_met, not_assessable, attested)}
          />
        )
      },
    },
    {
      id: 'findings',
      title: say.findings,
      align: 'end',
      sort: ({ findings }) => findings,
      cell: ({ code, findings }) =>
        findings === 0 ? (
          <span className="meta">0</span>
        ) : (
          <Link to="/app/assurance/findings/{-$id}" params={{ id: undefined }} search={{ part: [code] }}>
            {format.number(findings)}
            <span className="unseen"> {say.findingsOf(code)}</span>
          </Link>
        ),
    },
    {
      id: 'critical',
      title: say.critical,
      sort: ({ critical }) => critical.length,
      cell: ({ critical }) =>
        critical.length === 0 ? (
          <span className="meta">{say.noneCritical}</span>
        ) : (
          <span className="draws">
            {critical.map(({ rule, title }) => (
              <EvidenceLink key={rule} of={rule}>
                <span title={title[language]}>
                  <Chip>{rule}</Chip>
                </span>
              </EvidenceLink>
            ))}
          </span>
        ),
    },
  ]
  return (
    <Panel title={say.list} flush>
      <DataTable
        label={say.list}
        rows={rows}
        columns={columns}
        rowKey={({ code }) => code}
        sort={sort}
        onSort={onSort}
      />
    </Panel>
  )
}
