/**
 * The boxes that choose rows, and the one in the heading that chooses all that are shown. They read the selection from
 * around them: columns that were made anew with every choice would take the focus away from the box.
 */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { createContext, type MouseEvent, useContext } from 'react'
import { useTexts, useWords } from '../../../ui/language.tsx'
import type { Column } from '../../../ui/table/data-table.tsx'
import type { Selection } from '../bulk/selection.ts'
import { texts } from '../bulk/texts.ts'
import type { Reading } from '../field/format-field.ts'
import { captionOf } from '../register/caption.ts'
import type { Stored } from '../register/stored.ts'

interface Selecting {
  readonly selection: Selection
  readonly records: readonly Stored[]
}

export const SelectingContext = createContext<Selecting | undefined>(undefined)

/** @param title what the column is called where it is listed */
export function selectColumn(declaration: RecordDeclaration, reading: Reading, title: string): Column<Stored> {
  return {
    id: 'select',
    title,
    kind: 'select',
    head: <AllBox />,
    cell: (record) => <RowBox declaration={declaration} record={record} reading={reading} />,
  }
}

function AllBox() {
  const say = useTexts(texts)
  const selecting = useContext(SelectingContext)
  if (!selecting) return null
  const { selection, records } = selecting
  const every = selection.everything || (records.length > 0 && records.every(({ id }) => selection.ids.has(id)))
  return (
    <Box
      label={say.selectAll}
      checked={every}
      some={!every && selection.ids.size > 0}
      onToggle={() => (selection.everything ? selection.clear() : selection.toggleAll(records))}
    />
  )
}

interface RowBoxProps {
  readonly declaration: RecordDeclaration
  readonly record: Stored
  readonly reading: Reading
}

function RowBox({ declaration, record, reading }: RowBoxProps) {
  const say = useTexts(texts)
  const words = useWords()
  const selecting = useContext(SelectingContext)
  if (!selecting) return null
  const { selection, records } = selecting
  return (
    <Box
      label={say.selectRow(words(captionOf(declaration, record, reading)))}
      checked={selection.everything || selection.ids.has(record.id)}
      onToggle={(range) => selection.toggle(record, records, range)}
    />
  )
}

interface BoxProps {
  readonly label: string
  readonly checked: boolean
  /** Some of what it stands for. */
  readonly some?: boolean
  /** @param range with Shift: all rows from the last one to this */
  readonly onToggle: (range: boolean) => void
}

function Box({ label, checked, some = false, onToggle }: BoxProps) {
  return (
    <label className="select-cell">
      <input
        type="checkbox"
        className="row-check"
        aria-label={label}
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = some
        }}
        onChange={() => undefined}
        onClick={(event: MouseEvent) => onToggle(event.shiftKey)}
      />
    </label>
  )
}
