import type { ImportRow, ImportView, RowOutcome } from '@citywide/model/platform/import'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Tag } from '../../../ui/chip.tsx'
import { useTexts, Words } from '../../../ui/language.tsx'
import type { Column } from '../../../ui/table/data-table.tsx'
import { formatField, isMissing, type Reading } from '../../records/field/format-field.ts'
import { texts as fieldTexts } from '../../records/field/texts.ts'
import { captionOf } from '../../records/register/caption.ts'
import { commonFields, fieldOf, label } from '../../records/register/register.ts'
import { cityTextOf, type Stored } from '../../records/register/stored.ts'
import { texts } from './texts.ts'

interface RowColumnsWish {
  readonly view: ImportView
  readonly declaration: RecordDeclaration
  readonly outcome: RowOutcome
  /** The records that the rows mean, by id. */
  readonly stored: ReadonlyMap<string, Stored>
  readonly reading: Reading
}

/** Number of the row, the record it is about, and what it says of it. */
export function useRowColumns(wish: RowColumnsWish): readonly Column<ImportRow>[] {
  const { view, declaration, outcome, stored, reading } = wish
  const say = useTexts(texts)
  return useMemo(() => {
    const number: Column<ImportRow> = {
      id: 'row',
      title: say.row,
      heading: true,
      cell: ({ row, undone }) => (
        <span>
          {row} {undone && <Tag>{say.takenBack}</Tag>}
        </span>
      ),
    }
    if (outcome === 'refused') {
      return [number, { id: 'cells', title: say.inFile, cell: (row) => <Cells view={view} row={row} /> }]
    }
    const record: Column<ImportRow> = {
      id: 'record',
      title: say.record,
      cell: (row) => (
        <RecordOfRow
          declaration={declaration}
          row={row}
          stands={row.recordId === null ? undefined : stored.get(row.recordId)}
          linked={(outcome !== 'new' || view.state === 'applied') && !row.undone}
          reading={reading}
        />
      ),
    }
    if (outcome === 'same') return [number, record]
    const before = (row: ImportRow) =>
      outcome === 'changed' && view.state === 'checked' && row.recordId !== null ? stored.get(row.recordId) : undefined
    return [
      number,
      record,
      {
        id: 'values',
        title: outcome === 'new' ? (view.state === 'checked' ? say.writes : say.wrote) : say.changes,
        cell: (row) => (
          <Values declaration={declaration} values={row.values ?? {}} before={before(row)} reading={reading} />
        ),
      },
    ]
  }, [say, view, declaration, outcome, stored, reading])
}

interface RecordOfRowProps {
  readonly declaration: RecordDeclaration
  readonly row: ImportRow
  readonly stands: Stored | undefined
  readonly linked: boolean
  readonly reading: Reading
}

function RecordOfRow({ declaration, row, stands, linked, reading }: RecordOfRowProps) {
  const record = { ...stands, ...row.values, id: row.recordId ?? '' } as Stored
  const name = <Words of={captionOf(declaration, record, reading)} />
  if (!linked || row.recordId === null) return name
  return (
    <Link to="/app/records/$path/$id" params={{ path: declaration.path, id: row.recordId }}>
      {name}
    </Link>
  )
}

interface ValuesProps {
  readonly declaration: RecordDeclaration
  readonly values: Readonly<Record<string, unknown>>
  readonly before: Stored | undefined
  readonly reading: Reading
}

/** More fields than these would bury the rows below. */
const SHOWN = 8
/** What every new record of the file has alike, or has in any case. */
const untold = new Set(['scopeId', 'confidentiality'])

function Values({ declaration, values, before, reading }: ValuesProps) {
  const say = useTexts(texts)
  const { language } = reading
  const order = [...Object.keys(declaration.fields), ...Object.keys(commonFields)]
  const told = (name: string) => before !== undefined || (!untold.has(name) && !isMissing(values[name]))
  const names = order.filter((name) => Object.hasOwn(values, name) && told(name))
  return (
    <dl className="row-values">
      {names.slice(0, SHOWN).map((name) => {
        const field = fieldOf(declaration, name)
        if (!field) return null
        return (
          <div key={name}>
            <dt>{label(field.title, language)}</dt>
            <dd>
              {before && (
                <>
                  <del>
                    <span className="unseen">{say.before} </span>
                    <Plain declaration={declaration} name={name} value={before[name]} reading={reading} />
                  </del>{' '}
                  <span aria-hidden="true">→</span>{' '}
                </>
              )}
              <ins>
                {before && <span className="unseen">{say.after} </span>}
                <Plain declaration={declaration} name={name} value={values[name]} reading={reading} />
              </ins>
            </dd>
          </div>
        )
      })}
      {names.length > SHOWN && <p className="meta">{say.moreFields(names.length - SHOWN)}</p>}
    </dl>
  )
}

interface PlainProps {
  readonly declaration: RecordDeclaration
  readonly name: string
  readonly value: unknown
  readonly reading: Reading
}

/** A value with both its languages: a change of the one that one does not read is a change all the same. */
function Plain({ declaration, name, value, reading }: PlainProps) {
  const say = useTexts(fieldTexts)
  const field = fieldOf(declaration, name)
  if (!field || isMissing(value)) return say.notRecorded
  const words = field.type === 'bilingual' ? cityTextOf(value) : undefined
  if (words) return [words.zh, words.en].filter(Boolean).join(' / ')
  return formatField(field, value, reading)
}

function Cells({ view, row }: { readonly view: ImportView; readonly row: ImportRow }) {
  const filled = view.columns.flatMap(({ name }, at) => {
    const text = row.cells[at] ?? ''
    return text.trim() === '' ? [] : [{ name, text }]
  })
  return (
    <dl className="row-values row-cells">
      {filled.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
