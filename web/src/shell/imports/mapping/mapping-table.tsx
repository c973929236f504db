// Rows stack on a phone, and with another `display` some browsers forget what a table is: hence its roles, spelled out.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
/** Every column of the file: what stands in it, and the field it goes into. */
import { lazy, Suspense } from 'react'
import type { ImportColumn, ImportMapping, ImportView } from '@citywide/model/platform/import'
import { importTargets, type ImportTarget } from '@citywide/model/platform/import-target'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Chip } from '../../../ui/chip.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import '../../../ui/table/table.css'
import { label } from '../../records/register/register.ts'
import { takeColumn, targetNamed } from './mapping.ts'
import { TargetPicker } from './target-picker.tsx'
import { texts } from './texts.ts'

/** What a field asks of its column: lists to choose from, which come behind the table itself. */
const ColumnOptions = lazy(() => import('./column-options.tsx').then((parts) => ({ default: parts.ColumnOptions })))

interface MappingTableProps {
  readonly view: ImportView
  readonly declaration: RecordDeclaration
  readonly mapping: ImportMapping
  readonly onChange: (mapping: ImportMapping) => void
}

export function MappingTable({ view, declaration, mapping, onChange }: MappingTableProps) {
  const say = useTexts(texts)
  return (
    <table className="table mapping-table" role="table" aria-label={say.columns}>
      <thead role="rowgroup">
        <tr role="row">
          {[say.column, say.samples, say.field].map((title) => (
            <th key={title} role="columnheader" scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {view.columns.map((column) => {
          const mapped = mapping.columns.find((one) => one.column === column.name)
          return (
            <tr key={column.name} role="row" data-taken={mapped ? true : undefined}>
              <th role="rowheader" scope="row">
                <span className="column-name">
                  <Chip>{column.letter}</Chip> {column.name}
                </span>
              </th>
              <td role="cell" data-title={say.samples}>
                <Samples column={column} rows={view.rows} />
              </td>
              <td role="cell" data-title={say.field}>
                <div className="column-target">
                  <ColumnTarget column={column} declaration={declaration} mapping={mapping} onChange={onChange} />
                  {mapped && (
                    <Suspense>
                      <ColumnOptions
                        // Another field asks other questions.
                        key={mapped.field}
                        view={view}
                        column={column}
                        mapped={mapped}
                        target={targetNamed(declaration, mapped.field)}
                        mapping={mapping}
                        onChange={onChange}
                      />
                    </Suspense>
                  )}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Samples({ column, rows }: { readonly column: ImportColumn; readonly rows: number }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  if (column.filled === 0) return <span className="quiet">{say.nothingInIt}</span>
  return (
    <div>
      <ul className="column-samples">
        {column.samples.slice(0, 3).map((sample) => (
          <li key={sample}>{sample}</li>
        ))}
      </ul>
      {column.filled < rows && (
        <p className="meta">{say.filled(format.number(column.filled, 0), format.number(rows, 0))}</p>
      )}
    </div>
  )
}

interface ColumnTargetProps extends Omit<MappingTableProps, 'view'> {
  readonly column: ImportColumn
}

function ColumnTarget({ column, declaration, mapping, onChange }: ColumnTargetProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const mapped = mapping.columns.find((one) => one.column === column.name)
  const target = targetNamed(declaration, mapped?.field)
  const text = target ? label(target.title, language) : say.notTaken
  const taken = (one: ImportTarget) => {
    const by = mapping.columns.find(({ field }) => field === one.name)?.column
    return by === undefined || by === column.name ? undefined : say.takenBy(by)
  }
  return (
    <TargetPicker
      declaration={declaration}
      targets={importTargets(declaration)}
      name={say.pick(column.name, text)}
      listName={say.pickFor(column.name)}
      className="select-button"
      face={
        <>
          <span className="select-value" {...(!target && { 'data-placeholder': true })}>
            {text}
          </span>
          <Icon name="down" size={14} />
        </>
      }
      none={{ text: say.notTaken, about: say.notTakenAbout }}
      about={taken}
      onChoose={(chosen) => onChange(takeColumn(mapping, column, chosen))}
    />
  )
}
