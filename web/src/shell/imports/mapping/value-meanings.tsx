/** Values that are neither a code nor a label of the list: what each of them means. */
import type { ColumnMapping, ImportMapping } from '@citywide/model/platform/import'
import type { Field } from '@citywide/model/record/field'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { label } from '../../records/register/register.ts'
import { meanings, unknownValues } from './column-questions.ts'
import { withMeaning } from './mapping.ts'
import { texts } from './texts.ts'

interface ValueMeaningsProps {
  readonly field: Field
  readonly found: {
    readonly items: readonly { readonly value: string; readonly rows: number }[]
    readonly more: boolean
  }
  readonly column: string
  readonly mapped: ColumnMapping
  readonly mapping: ImportMapping
  readonly onChange: (mapping: ImportMapping) => void
}

const FIRST = 8
/** "Leave it empty" in a list where nothing chosen is something else. */
const EMPTY = '\u0001'

export function ValueMeanings({ field, found, column, mapped, mapping, onChange }: ValueMeaningsProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const [all, setAll] = useState(false)
  const rows = new Map(found.items.map(({ value, rows: count }) => [value, count]))
  const unknown = unknownValues(
    field,
    found.items.map(({ value }) => value),
  )
  const said = mapped.values ?? {}
  const open = unknown.filter((value) => !Object.hasOwn(said, value)).length
  const shown = all ? unknown : unknown.slice(0, FIRST)
  const options = [
    ...Object.entries(meanings(field)).map(([value, text]) => ({ value, text: label(text, language) })),
    ...(field.required ? [] : [{ value: EMPTY, text: say.leaveEmpty }]),
  ]
  const choose = (value: string, code: string | null) =>
    onChange(withMeaning(mapping, column, value, code === null ? undefined : code === EMPTY ? '' : code))
  if (unknown.length === 0) return <p className="meta">{say.valuesKnown}</p>
  return (
    <fieldset className="value-meanings" data-open={open > 0 || undefined}>
      <legend>{open > 0 ? say.valuesUnknown(open) : say.valuesMapped}</legend>
      {shown.map((value) => {
        const count = rows.get(value)
        const meaning = said[value]
        return (
          <Select
            key={value}
            label={
              count === undefined ? say.meaningAlone(value) : say.meaning(value, format.number(count, 0), count === 1)
            }
            value={meaning === undefined ? null : meaning === '' ? EMPTY : meaning}
            options={options}
            onChange={(code) => choose(value, code)}
          />
        )
      })}
      {unknown.length > shown.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {say.moreValues(unknown.length - shown.length)}
        </Button>
      )}
      {found.more && <p className="help">{say.manyValues}</p>}
    </fieldset>
  )
}
