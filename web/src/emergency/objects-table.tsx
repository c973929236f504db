/** The live objects as a table: the same as the map, for those who read. */
import { layers, objectStates } from '@citywide/model/emergency/operations'
import { useMemo } from 'react'
import { gravity, stateTones } from '../map/object-state.ts'
import { Button } from '../ui/button.tsx'
import { Figure } from '../ui/figure.tsx'
import { Filter, FilterBar, SearchBox } from '../ui/filter.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Mark } from '../ui/mark.tsx'
import { Empty } from '../ui/state.tsx'
import { type Column, DataTable } from '../ui/table/data-table.tsx'
import { fits, type LiveObject, type ObjectFilter } from './live-objects.ts'
import { ObjectLink } from './object-link.tsx'
import { texts } from './texts.ts'

interface ObjectsTableProps {
  readonly objects: readonly LiveObject[]
  readonly filter: ObjectFilter
  readonly sort: string | undefined
  readonly unplaced: number
  readonly onFilter: (change: {
    q?: string | undefined
    state?: string[] | undefined
    layer?: string[] | undefined
  }) => void
  readonly onSort: (sort: string) => void
  readonly onChoose: (id: string) => void
}

export function ObjectsTable({ objects, filter, sort, unplaced, onFilter, onSort, onChoose }: ObjectsTableProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const rows = useMemo(() => objects.filter((object) => fits(object, filter)), [objects, filter])
  const columns = useMemo<Column<LiveObject>[]>(
    () => [
      {
        id: 'title',
        title: say.object,
        heading: true,
        sort: ({ title }) => title,
        cell: (object) => <ObjectLink of={object} onChoose={onChoose} />,
      },
      {
        id: 'state',
        title: say.state,
        sort: ({ state }) => -gravity(state),
        cell: ({ state }) => <Mark tone={stateTones[state]}>{objectStates[state][language]}</Mark>,
      },
      { id: 'kind', title: say.kind, sort: ({ kind }) => kind, cell: ({ kind }) => say[`kind_${kind}`] },
      {
        id: 'layer',
        title: say.layer,
        sort: ({ layer }) => layers[layer][language],
        cell: ({ layer }) => layers[layer][language],
      },
      {
        id: 'value',
        title: say.value,
        align: 'end',
        cell: ({ value, unit }) => (value === null ? '' : <Figure value={value} unit={unit} size="cell" />),
      },
      {
        id: 'age',
        title: say.age,
        align: 'end',
        sort: ({ valueAt }) => (valueAt === null ? null : -valueAt),
        cell: ({ valueAt }) => (valueAt === null ? '' : format.time(new Date(valueAt).toISOString())),
      },
    ],
    [say, language, format, onChoose],
  )
  const number = (value: number) => format.number(value, 0)
  return (
    <div className="stack">
      <FilterBar>
        <SearchBox label={say.filterWords} value={filter.q ?? ''} onChange={(q) => onFilter({ q: q || undefined })} />
        <Filter
          label={say.state}
          options={Object.entries(objectStates).map(([value, text]) => ({ value, text: text[language] }))}
          values={filter.state ?? []}
          onChange={(state) => onFilter({ state })}
        />
        <Filter
          label={say.layer}
          options={Object.entries(layers).map(([value, text]) => ({ value, text: text[language] }))}
          values={filter.layer ?? []}
          onChange={(layer) => onFilter({ layer })}
        />
      </FilterBar>
      {objects.length === 0 ? (
        <Empty title={say.noObjects} />
      ) : rows.length === 0 ? (
        <Empty
          title={say.noneFit}
          action={
            <Button onClick={() => onFilter({ q: undefined, state: undefined, layer: undefined })}>
              {say.clearFilters}
            </Button>
          }
        />
      ) : (
        <div className="panel">
          <DataTable
            label={say.objects}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            sort={sort ?? 'state'}
            onSort={onSort}
          />
          <div className="table-foot">
            <output>{say.shown(number(rows.length), number(objects.length))}</output>
            {unplaced > 0 && <p>{say.unplaced(number(unplaced))}</p>}
          </div>
        </div>
      )}
    </div>
  )
}
