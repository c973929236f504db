/** Row by row: what a new record will hold, what a changed one held and will hold, what a refused row says. */
import { Switch } from '../../../ui/button.tsx'
import type { ImportRow, ImportView, RowOutcome } from '@citywide/model/platform/import'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { Answer } from '../../api/answer.tsx'
import { pointedIn, useNames, useReading } from '../../records/register/names.ts'
import { fewQuery } from '../../records/register/queries.ts'
import type { Names, Stored } from '../../records/register/stored.ts'
import { rowsQuery } from '../queries.ts'
import { useRowColumns } from './row-columns.tsx'
import './check.css'
import { More } from '../../api/more.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/app/import/$id')
const outcomes = ['new', 'changed', 'same', 'refused'] as const
const none: Names = {}

interface RowsProps {
  readonly view: ImportView
  readonly declaration: RecordDeclaration
  readonly title: string
}

export function Rows({ view, declaration, title }: RowsProps) {
  const say = useTexts(texts)
  const { rows: wished } = route.useSearch()
  const navigate = route.useNavigate()
  const { counts } = view
  const present = outcomes.filter((outcome) => (counts?.[outcome] ?? 0) > 0)
  const usual = (['changed', 'new', 'refused', 'same'] as const).find((outcome) => present.includes(outcome))
  const outcome = wished !== undefined && present.includes(wished) ? wished : usual
  if (outcome === undefined) return null
  return (
    <Panel
      title={<span id="rows">{title}</span>}
      {...(view.state === 'checked' && { about: say.previewAbout })}
      aside={
        present.length > 1 ? (
          <Switch
            label={say.whichRows}
            value={outcome}
            options={present.map((value) => ({ value, text: say[value] }))}
            onChange={(value) =>
              void navigate({ search: (all) => ({ ...all, rows: value }), replace: true, resetScroll: false })
            }
          />
        ) : (
          say[outcome]
        )
      }
      flush
      className="static-head rows-table"
    >
      <RowsOf key={outcome} view={view} declaration={declaration} outcome={outcome} />
    </Panel>
  )
}

interface RowsOfProps extends Omit<RowsProps, 'title'> {
  readonly outcome: RowOutcome
}

function RowsOf({ view, declaration, outcome }: RowsOfProps) {
  const say = useTexts(texts)
  const answer = useInfiniteQuery(rowsQuery(view, outcome, [view.state, view.checkedAt, view.appliedAt]))
  const pages = answer.data?.pages
  const rows = useMemo(() => (pages ?? []).flatMap(({ items }) => items), [pages])
  const { stored, refs } = useStanding(declaration, pages ?? [], outcome)
  const pointed = rows.flatMap(({ values }) => pointedIn(declaration, values ?? {}))
  const reading = useReading(useNames(refs, pointed))
  const columns = useRowColumns({ view, declaration, outcome, stored, reading })
  return (
    <Answer of={answer} rows={4}>
      {() => (
        <>
          {rows.length === 0 ? (
            <p className="panel-empty">{say.noRows}</p>
          ) : (
            <DataTable
              label={say[outcome]}
              rows={rows}
              columns={columns}
              rowKey={({ row }) => String(row)}
              sort={undefined}
              total={view.counts?.[outcome] ?? rows.length}
              onSort={() => undefined}
            />
          )}
          <More of={answer}>{say.more}</More>
        </>
      )}
    </Answer>
  )
}

interface Standing {
  readonly stored: ReadonlyMap<string, Stored>
  readonly refs: Names
}

/** The records that the rows mean, as they stand now: one question for each page of rows. */
function useStanding(
  declaration: RecordDeclaration,
  pages: readonly { readonly items: readonly ImportRow[] }[],
  outcome: RowOutcome,
): Standing {
  const known = outcome === 'changed' || outcome === 'same'
  const answers = useQueries({
    queries: (known ? pages : []).map(({ items }) => {
      const ids = items.flatMap(({ recordId }) => recordId ?? [])
      return { ...fewQuery(declaration, { id: ids }, 100), enabled: ids.length > 0 }
    }),
  })
  const found = answers.flatMap(({ data }) => data ?? [])
  return {
    stored: new Map(found.flatMap(({ items }) => items.map((record) => [record.id, record as Stored] as const))),
    refs: found.length === 0 ? none : (Object.assign({}, ...found.map(({ refs }) => refs)) as Names),
  }
}
