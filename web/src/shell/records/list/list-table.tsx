/** The rows of a register. The name leads to the record; arrow keys go from one name to the next. */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Link } from '@tanstack/react-router'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useTexts, Words } from '../../../ui/language.tsx'
import { type Column, DataTable } from '../../../ui/table/data-table.tsx'
import { captionOf, nameField } from '../register/caption.ts'
import { FieldValue } from '../field/field-value.tsx'
import type { Reading } from '../field/format-field.ts'
import { fieldOf, label, registerTitle } from '../register/register.ts'
import type { Stored } from '../register/stored.ts'
import type { Selection } from '../bulk/selection.ts'
import { texts as bulkTexts } from '../bulk/texts.ts'
import { sortable } from './columns.ts'
import { selectColumn, SelectingContext } from './select-column.tsx'
import { texts } from './texts.ts'

interface ListTableProps {
  readonly declaration: RecordDeclaration
  readonly records: readonly Stored[]
  readonly columns: readonly string[]
  readonly reading: Reading
  readonly sort: string
  readonly total: number
  readonly onSort: (sort: string) => void
  /** Which rows are chosen; undefined where the reader may not write. */
  readonly selection: Selection | undefined
}

/** More columns than this scroll sideways rather than squeeze. */
const WIDE = 8

export function ListTable({ declaration, records, columns, reading, sort, total, onSort, selection }: ListTableProps) {
  const say = useTexts(texts)
  const { language } = reading
  const rows = useArrowKeys()
  const bulk = useTexts(bulkTexts)
  const selects = selection !== undefined
  const shown = useMemo(
    () => [
      ...(selects ? [selectColumn(declaration, reading, bulk.select)] : []),
      nameColumn(declaration, reading),
      ...columns.flatMap((name) => fieldColumn(declaration, name, reading)),
    ],
    [declaration, columns, reading, selects, bulk],
  )
  const selecting = useMemo(() => selection && { selection, records }, [selection, records])
  const name = registerTitle(declaration, language)
  return (
    <div ref={rows} className={columns.length > WIDE ? 'table-scroll record-table' : 'record-table'}>
      <SelectingContext value={selecting}>
        <DataTable
          label={name}
          rows={records}
          columns={shown}
          rowKey={({ id }) => id}
          sort={sort}
          sortedByServer
          total={total}
          onSort={onSort}
        />
      </SelectingContext>
      <p className="unseen">{say.arrowKeys}</p>
    </div>
  )
}

function nameColumn(declaration: RecordDeclaration, reading: Reading): Column<Stored> {
  const named = nameField(declaration)
  const field = named === undefined ? undefined : declaration.fields[named]
  return {
    id: named ?? 'name',
    title: label(field?.title ?? declaration.title, reading.language),
    heading: true,
    cell: (record) => (
      <Link className="row-name" to="/app/records/$path/$id" params={{ path: declaration.path, id: record.id }}>
        <Words of={captionOf(declaration, record, reading)} />
      </Link>
    ),
    ...(named !== undefined && { sort: (record) => sortKey(record[named]) }),
  }
}

function fieldColumn(declaration: RecordDeclaration, name: string, reading: Reading): readonly Column<Stored>[] {
  const field: Field | undefined = fieldOf(declaration, name)
  if (!field) return []
  const numeric = field.type === 'number' || field.type === 'integer'
  return [
    {
      id: name,
      title: label(field.title, reading.language),
      cell: (record) => (
        <FieldValue
          field={field}
          value={record[name]}
          reading={reading}
          row
          state={declaration.lifecycle?.field === name}
        />
      ),
      ...(numeric && { align: 'end' as const }),
      ...(sortable(declaration, name) && { sort: (record: Stored) => sortKey(record[name]) }),
    },
  ]
}

/** The server sorts; the table only needs to know that it can, and that texts begin with A. */
function sortKey(value: unknown): string | number | null {
  return typeof value === 'number'
    ? value
    : typeof value === 'string'
      ? value
      : value === null
        ? null
        : JSON.stringify(value)
}

/** Arrow keys on a name or a box go to the one above or below. */
function useArrowKeys(): RefObject<HTMLDivElement | null> {
  const rows = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = rows.current
    const pressed = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (!place || step === 0 || event.altKey || event.ctrlKey || event.metaKey) return
      // From name to name, or from box to box.
      const kind = document.activeElement?.classList.contains('row-check') ? 'tbody .row-check' : '.row-name'
      const names = [...place.querySelectorAll<HTMLElement>(kind)]
      const at = names.findIndex((name) => name === document.activeElement)
      const next = names[at + step]
      if (at < 0 || !next) return
      event.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'nearest' })
    }
    place?.addEventListener('keydown', pressed)
    return () => place?.removeEventListener('keydown', pressed)
  }, [])
  return rows
}
