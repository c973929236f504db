/** What is wrong: told by kind first, then row by row. A kind leads to its rows. */
import type { ImportProblem, ImportView } from '@citywide/model/platform/import'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Mark, Shape } from '../../../ui/mark.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { type Column, DataTable } from '../../../ui/table/data-table.tsx'
import { Answer } from '../../api/answer.tsx'
import { label } from '../../records/register/register.ts'
import { targetNamed } from '../mapping/mapping.ts'
import { addresses, type Phase, problemsQuery } from '../queries.ts'
import { groupKey, groupProblems, type ProblemGroup } from './problem-groups.ts'
import './check.css'
import { texts } from './texts.ts'

interface ProblemsProps {
  readonly view: ImportView
  readonly declaration: RecordDeclaration
  readonly phase: Phase
  readonly title: string
}

export function Problems({ view, declaration, phase, title }: ProblemsProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const answer = useQuery(problemsQuery(view, phase, [view.state, view.checkedAt, view.appliedAt]))
  const groups = useMemo(() => groupProblems(answer.data?.items ?? []), [answer.data])
  if (answer.data?.count === 0) return null
  return (
    <Panel
      title={title}
      about={answer.data && say.problemsAbout(format.number(answer.data.count, 0), format.number(groups.length, 0))}
      aside={
        <a className="button" href={addresses.problems(view, phase)} download>
          <Icon name="download" size={14} />
          {say.problemsFile}
        </a>
      }
      flush
      className="static-head rows-table"
    >
      <Answer of={answer} rows={4}>
        {({ items, count }) => (
          <Told view={view} declaration={declaration} items={items} count={count} groups={groups} />
        )}
      </Answer>
    </Panel>
  )
}

interface ToldProps {
  readonly view: ImportView
  readonly declaration: RecordDeclaration
  readonly items: readonly ImportProblem[]
  readonly count: number
  readonly groups: readonly ProblemGroup[]
}

const FIRST = 50

function Told({ declaration, items, count, groups }: ToldProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const words = useProblemWords(declaration)
  const [chosen, setChosen] = useState<string>()
  const [shown, setShown] = useState(FIRST)
  const table = useRef<HTMLDivElement>(null)
  const group = groups.find(({ key }) => key === chosen)
  const rows = group ? items.filter((problem) => groupKey(problem) === group.key) : items
  const columns = useProblemColumns(words.where)
  const choose = (key: string | undefined) => {
    setChosen(key)
    setShown(FIRST)
    requestAnimationFrame(() => table.current?.focus())
  }
  return (
    <>
      {items.length < count && (
        <p className="line-pad meta">{say.someProblems(format.number(items.length, 0), format.number(count, 0))}</p>
      )}
      <ul className="lines problem-kinds" aria-label={say.kinds}>
        {groups.map((one) => (
          <li key={one.key}>
            <button
              type="button"
              className="problem-kind"
              aria-pressed={one.key === chosen}
              onClick={() => choose(one.key === chosen ? undefined : one.key)}
            >
              <Shape tone={one.severity === 'error' ? 'bad' : 'watch'} />
              <span>{words.line(one)}</span>
              <Icon name={one.key === chosen ? 'check' : 'right'} size={12} />
            </button>
          </li>
        ))}
      </ul>
      <div ref={table} tabIndex={-1} className="problem-rows">
        {group && (
          <p className="line-pad row">
            {say.showing(words.line(group))}
            <Button kind="quiet" onClick={() => choose(undefined)}>
              {say.all}
            </Button>
          </p>
        )}
        <DataTable
          label={say.problems}
          rows={rows.slice(0, shown)}
          columns={columns}
          rowKey={({ row, column, field, code, severity, value }) =>
            [row, column, field, code, severity, value].join('\u0000')
          }
          sort={undefined}
          total={rows.length}
          onSort={() => undefined}
        />
        {rows.length > shown && (
          <div className="table-foot">
            <output>{say.rowsShown(format.number(shown, 0), format.number(rows.length, 0))}</output>
            <Button onClick={() => setShown((now) => now + FIRST * 2)}>{say.more}</Button>
          </div>
        )}
      </div>
    </>
  )
}

/** A kind of problem in one sentence, and the place of a problem in words. */
function useProblemWords(declaration: RecordDeclaration) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return useMemo(() => {
    const where = ({ column, field }: Pick<ImportProblem, 'column' | 'field'>): string | undefined => {
      const target = targetNamed(declaration, field ?? undefined)
      return column ?? (target ? label(target.title, language) : undefined)
    }
    const line = (group: ProblemGroup): string => {
      const place = where(group)
      return say.kindLine(
        format.number(group.rows.length, 0),
        `${place === undefined ? '' : say.inColumn(place)}${group.value === null ? '' : say.written(group.value)}`,
        group.text[language],
        group.rows.length === 1,
      )
    }
    return { where, line }
  }, [say, language, format, declaration])
}

type Where = (problem: ImportProblem) => string | undefined

function useProblemColumns(where: Where): readonly Column<ImportProblem>[] {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return useMemo(
    () => [
      { id: 'row', title: say.row, heading: true, cell: ({ row }) => row },
      { id: 'column', title: say.column, cell: (problem) => where(problem) ?? '–' },
      {
        id: 'value',
        title: say.cell,
        cell: ({ value, column }) =>
          value === null || value === '' ? (
            <span className="quiet">{column === null ? '–' : say.emptyCell}</span>
          ) : (
            <span className="cell-value">{value}</span>
          ),
      },
      {
        id: 'text',
        title: say.problem,
        cell: ({ text, severity }) => (
          <span>
            <Mark tone={severity === 'error' ? 'bad' : 'watch'}>{say[severity]}</Mark> {text[language]}
          </span>
        ),
      },
    ],
    [say, language, where],
  )
}
