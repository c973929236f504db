/** Rows of the log, newest first, as filtered. */
import type { AuditEntry } from '@citywide/model/platform/audit-view'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Answer } from '../api/answer.tsx'
import { actWords } from './act-words.ts'
import { AuditFilter } from './audit-filter.tsx'
import { ExportButtons } from './export-buttons.tsx'
import { nounWords } from './nouns.ts'
import { auditQuery } from './queries.ts'
import { type AuditSearch, filtersOf } from './search.ts'
import { More } from '../api/more.tsx'
import { texts } from './texts.ts'

interface AuditRowsProps {
  readonly search: AuditSearch
  readonly set: (change: Partial<AuditSearch>) => void
}

export function AuditRows({ search, set }: AuditRowsProps) {
  const say = useTexts(texts)
  const { format, timeZone } = useLanguage()
  const filters = filtersOf(search, timeZone)
  const answer = useInfiniteQuery(auditQuery(filters))
  const pages = answer.data?.pages ?? []
  const rows = pages.flatMap(({ items }) => items)
  const count = pages[0]?.count
  const columns = useColumns((id) => set({ row: id }))
  const counted = count && (count.more ? say.countMore : say.count)(format.number(count.value, 0))
  return (
    <Panel title={say.rows} {...(counted && { about: counted })} aside={<ExportButtons filters={filters} />} flush>
      <AuditFilter search={search} set={set} />
      <Answer of={answer} rows={8} what={say.rows}>
        {() =>
          rows.length === 0 ? (
            <Empty title={say.nothing}>{say.nothingWhy}</Empty>
          ) : (
            <>
              <DataTable
                label={say.rows}
                rows={rows}
                columns={columns}
                rowKey={({ id }) => String(id)}
                sort={undefined}
                onSort={() => undefined}
                {...(count && !count.more && { total: count.value })}
              />
              <More of={answer}>{say.more}</More>
            </>
          )
        }
      </Answer>
    </Panel>
  )
}

function useColumns(open: (id: number) => void): readonly Column<AuditEntry>[] {
  const say = useTexts(texts)
  const { format, language } = useLanguage()
  return useMemo(
    () => [
      {
        id: 'time',
        title: say.time,
        heading: true,
        cell: ({ id, at }) => (
          <button
            type="button"
            className="audit-open"
            aria-haspopup="dialog"
            aria-label={say.look(format.moment(at))}
            onClick={() => open(id)}
          >
            {format.moment(at)}
          </button>
        ),
      },
      { id: 'who', title: say.who, cell: (entry) => <Who of={entry} /> },
      { id: 'what', title: say.what, cell: ({ act }) => <span title={act}>{actWords(act, language)}</span> },
      {
        id: 'on',
        title: say.on,
        cell: ({ noun, object }) => (
          <>
            {nounWords(noun, language)}
            {object !== null && <span className="audit-id">{object}</span>}
          </>
        ),
      },
      {
        id: 'department',
        title: say.department,
        cell: ({ departmentName }) => departmentName && <Words of={departmentName} />,
      },
      { id: 'purpose', title: say.purpose, cell: ({ purpose }) => purpose },
      {
        id: 'place',
        title: say.place,
        align: 'end',
        narrow: true,
        cell: ({ seq }) => (seq === null ? <span className="quiet">{say.unsealed}</span> : format.number(seq, 0)),
      },
    ],
    [say, format, language, open],
  )
}

export function Who({ of: { actor, actorKind, actorName } }: { readonly of: AuditEntry }) {
  const say = useTexts(texts)
  if (actor === null) return say[actorKind]
  return (
    <>
      {actorName ? <Words of={actorName} /> : say[actorKind]}
      {!actorName && <span className="audit-id">{actor}</span>}
    </>
  )
}
