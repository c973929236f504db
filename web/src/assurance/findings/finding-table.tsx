/** Findings as a table in which those that are open can be chosen. */
import type { Finding } from '@citywide/model/assurance/finding'
import { Link } from '@tanstack/react-router'
import { createContext, useContext, useMemo } from 'react'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { findingTexts } from './finding-texts.ts'
import { FindingDue, FindingOwner, severities, SeverityTag, StateTag } from './finding-words.tsx'
import { VerdictMark } from '../verdict-mark.tsx'

interface Choice {
  readonly chosen: ReadonlySet<string>
  /** Those that may be chosen. */
  readonly open: readonly Finding[]
  readonly onChoose: (ids: ReadonlySet<string>) => void
}

// Columns that were made anew with every choice would take the focus away from the box.
const ChoiceContext = createContext<Choice | undefined>(undefined)

interface FindingTableProps {
  readonly rows: readonly Finding[]
  readonly sort: string
  readonly closed: boolean
  /** Undefined where nothing can be chosen. */
  readonly choice: Choice | undefined
  readonly onSort: (sort: string) => void
}

export function FindingTable({ rows, sort, closed, choice, onSort }: FindingTableProps) {
  const say = useTexts(findingTexts)
  const { language, format } = useLanguage()
  const choosing = choice !== undefined
  const columns = useMemo<Column<Finding>[]>(
    () => [
      ...(choosing
        ? [
            {
              id: 'select',
              title: say.select,
              kind: 'select' as const,
              head: <AllBox />,
              cell: (one: Finding) => <RowBox of={one} />,
            },
          ]
        : []),
      {
        id: 'rule',
        title: say.finding,
        heading: true,
        sort: ({ rule }) => rule,
        cell: ({ id, rule, title }) => (
          <Link to="/app/assurance/findings/{-$id}" params={{ id }} className="titled">
            <Chip>{rule}</Chip>
            <span>{title[language]}</span>
          </Link>
        ),
      },
      {
        id: 'verdict',
        title: say.verdict,
        cell: (one) => (
          <span className="finding-cell">
            {one.verdict && <VerdictMark state={one.verdict} evidence={one.class} />}
            {one.fail > 0 && <span className="meta">{say.fails(one.fail, one.n)}</span>}
          </span>
        ),
      },
      {
        id: 'severity',
        title: say.severity,
        sort: ({ severity }) => severities.indexOf(severity),
        cell: ({ severity }) => (
          <span className="finding-cell">
            <SeverityTag of={severity} />
          </span>
        ),
      },
      {
        id: 'owner',
        title: say.owner,
        sort: ({ owner }) => owner.title[language],
        cell: ({ owner }) => <FindingOwner of={owner} />,
      },
      ...(closed
        ? [
            {
              id: 'closed',
              title: say.closedAt,
              cell: ({ closedAt, closedAs }: Finding) => (
                <span className="finding-cell">
                  {closedAt && format.dayOf(closedAt)}
                  {closedAs && <span className="meta">{say[`closed_${closedAs}`]}</span>}
                </span>
              ),
            },
          ]
        : [
            {
              id: 'state',
              title: say.state,
              cell: (one: Finding) => (
                <span className="finding-cell">
                  <StateTag of={one.state} />
                  {one.ineffective ? (
                    <span className="meta">{say.inVain}</span>
                  ) : (
                    one.actions.open + one.actions.done > 0 && (
                      <span className="meta">{say.actionsOf(one.actions.open, one.actions.done)}</span>
                    )
                  )}
                </span>
              ),
            },
            {
              id: 'due',
              title: say.due,
              sort: ({ dueOn }: Finding) => dueOn,
              cell: (one: Finding) => <FindingDue of={one} />,
            },
          ]),
    ],
    [say, language, format, closed, choosing],
  )
  return (
    <ChoiceContext value={choice}>
      <DataTable
        label={say.findings}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        sort={sort}
        sortedByServer={closed}
        onSort={onSort}
      />
    </ChoiceContext>
  )
}

function AllBox() {
  const say = useTexts(findingTexts)
  const choice = useContext(ChoiceContext)
  if (!choice) return null
  const { chosen, open, onChoose } = choice
  const all = open.length > 0 && open.every(({ id }) => chosen.has(id))
  return (
    <label className="finding-check">
      <input
        type="checkbox"
        aria-label={say.selectAll}
        checked={all}
        disabled={open.length === 0}
        ref={(box) => {
          if (box) box.indeterminate = !all && chosen.size > 0
        }}
        onChange={() => onChoose(new Set(all ? [] : open.map(({ id }) => id)))}
      />
    </label>
  )
}

function RowBox({ of }: { readonly of: Finding }) {
  const say = useTexts(findingTexts)
  const { language } = useLanguage()
  const choice = useContext(ChoiceContext)
  if (!choice || of.state !== 'open') return null
  const { chosen, onChoose } = choice
  const toggle = () => {
    const next = new Set(chosen)
    if (!next.delete(of.id)) next.add(of.id)
    onChoose(next)
  }
  return (
    <label className="finding-check">
      <input
        type="checkbox"
        aria-label={say.selectOne(of.title[language])}
        checked={chosen.has(of.id)}
        onChange={toggle}
      />
    </label>
  )
}
