// Rows stack on a phone, and with another `display` some browsers forget what a table is: hence its roles, spelled out.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
/** A table one can sort by its headings. Past a hundred rows only those in sight are in the page. On a phone rows stack. */
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type ReactNode, useMemo, useRef } from 'react'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language.tsx'
import './table.css'
import { useVisibleRows } from './visible-rows.ts'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** What it sorts by; nothing sorts last. A column without it cannot be sorted. */
  readonly sort?: (row: Row) => string | number | null
  readonly align?: 'end'
  /** The row's name: a heading for those who listen, and the line that stays on top on a phone. */
  readonly heading?: boolean
  readonly narrow?: boolean
  /** What stands in the heading in the place of the title. */
  readonly head?: ReactNode
  /** A column of boxes to choose rows: on a phone it stands in the corner of its row. */
  readonly kind?: 'select'
}

interface DataTableProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** Column that orders the rows, with a minus sign for descending. */
  readonly sort: string | undefined
  /** The rows come sorted; only the wish is handed on. */
  readonly sortedByServer?: boolean
  /** How many rows there are in all, when not all have arrived. */
  readonly total?: number
  readonly onSort: (sort: string) => void
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

/** Rows fewer than this are simply all there. */
const VIRTUAL_FROM = 100

export function DataTable<Row extends object>({
  label,
  rows,
  columns,
  rowKey,
  sort,
  sortedByServer = false,
  total,
  onSort,
}: DataTableProps<Row>) {
  const { format } = useLanguage()
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return columns.map((column) =>
      helper.accessor((row): unknown => column.sort?.(row) ?? undefined, {
        id: column.id,
        header: column.title,
        enableSorting: column.sort !== undefined,
        sortUndefined: 'last',
        sortFn: (a, b, id) => inOrder(a.getValue(id), b.getValue(id), format.compare),
        cell: ({ row }) => column.cell(row.original),
      }),
    )
  }, [columns, format])
  const sorting = useMemo<SortingState>(
    () => (sort === undefined ? [] : [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }]),
    [sort],
  )
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({
    features,
    columns: defined,
    data,
    getRowId: rowKey,
    state: { sorting },
    manualSorting: sortedByServer,
    enableSortingRemoval: false,
    onSortingChange: (change) => {
      const [next] = typeof change === 'function' ? change(sorting) : change
      if (next) onSort(`${next.desc ? '-' : ''}${next.id}`)
    },
  })
  const sorted = table.getRowModel().rows
  const element = useRef<HTMLTableElement>(null)
  const visible = useVisibleRows(element, sorted.length, sorted.length >= VIRTUAL_FROM)
  const byId = new Map(columns.map((column) => [column.id, column]))

  return (
    <table className="table" role="table" aria-label={label} aria-rowcount={(total ?? sorted.length) + 1} ref={element}>
      <thead role="rowgroup">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} role="row">
            {group.headers.map((header) => {
              const column = byId.get(header.id)
              const order = header.column.getIsSorted()
              return (
                <th
                  key={header.id}
                  role="columnheader"
                  scope="col"
                  data-align={column?.align}
                  data-kind={column?.kind}
                  aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : undefined}
                >
                  {header.column.getCanSort() ? (
                    <button type="button" className="sort" onClick={header.column.getToggleSortingHandler()}>
                      <table.FlexRender header={header} />
                      {order && <Icon name={order === 'asc' ? 'up' : 'down'} size={12} />}
                    </button>
                  ) : (
                    (column?.head ?? <table.FlexRender header={header} />)
                  )}
                </th>
              )
            })}
          </tr>
        ))}
      </thead>
      <tbody role="rowgroup">
        {visible.before > 0 && <Gap height={visible.before} span={columns.length} />}
        {visible.indexes.map((index) => {
          const row = sorted[index]
          if (!row) return null
          return (
            <tr key={row.id} role="row" aria-rowindex={index + 2} data-index={index} ref={visible.measure}>
              {row.getAllCells().map((cell) => {
                const column = byId.get(cell.column.id)
                const Cell = column?.heading ? 'th' : 'td'
                return (
                  <Cell
                    key={cell.id}
                    role={column?.heading ? 'rowheader' : 'cell'}
                    {...(column?.heading && { scope: 'row' })}
                    data-align={column?.align}
                    data-kind={column?.kind}
                    data-title={column?.title}
                  >
                    <table.FlexRender cell={cell} />
                  </Cell>
                )
              })}
            </tr>
          )
        })}
        {visible.after > 0 && <Gap height={visible.after} span={columns.length} />}
      </tbody>
    </table>
  )
}

/** Stands for rows out of sight. */
function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr role="presentation" className="gap" aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- there is nothing in it to press */}
      <td role="presentation" colSpan={span} style={{ height }} />
    </tr>
  )
}

function inOrder(a: unknown, b: unknown, compare: (a: string, b: string) => number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return compare(String(a), String(b))
}
