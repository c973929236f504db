/** What a document looks like. */
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { SettingsDraft } from '../kind-form.ts'
import { NumberField } from './lines-field.tsx'
import { pullTexts } from './pull-texts.ts'

interface FieldsProps<Value> {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly errors: (pointer: string) => string | undefined
}

export function JsonFields({ value, onChange, errors }: FieldsProps<SettingsDraft<'pull-json'>['reading']>) {
  const say = useTexts(pullTexts)
  return (
    <div className="source-fields">
      <TextField
        label={say.rows}
        help={say.rowsHelp}
        value={value.rows ?? ''}
        error={errors('/rows')}
        onChange={(rows) => onChange({ ...value, rows: rows.trim() })}
      />
      <Select
        label={say.shape}
        required
        value={value.shape ?? 'rows'}
        options={[
          { value: 'rows', text: say.asRows },
          { value: 'columns', text: say.asColumns },
        ]}
        onChange={(shape) => onChange({ ...value, shape: shape === 'columns' ? shape : 'rows' })}
      />
    </div>
  )
}

const separators = ['auto', ',', ';', '\t', '|'] as const
const encodings = ['auto', 'utf-8', 'gb18030'] as const

export function CsvFields({ value, onChange, errors }: FieldsProps<SettingsDraft<'pull-csv'>['reading']>) {
  const say = useTexts(pullTexts)
  const names = { auto: say.auto, ',': say.comma, ';': say.semicolon, '\t': say.tab, '|': say.bar }
  return (
    <div className="source-fields">
      <Select
        label={say.separator}
        required
        value={value.separator ?? 'auto'}
        options={separators.map((separator) => ({ value: separator, text: names[separator] }))}
        onChange={(chosen) => onChange({ ...value, separator: separators.find((one) => one === chosen) ?? 'auto' })}
      />
      <Select
        label={say.encoding}
        required
        value={value.encoding ?? 'auto'}
        options={encodings.map((one) => ({ value: one, text: one === 'auto' ? say.auto : one.toUpperCase() }))}
        onChange={(chosen) => onChange({ ...value, encoding: encodings.find((one) => one === chosen) ?? 'auto' })}
      />
      <Select
        label={say.decimal}
        required
        value={value.decimal ?? 'point'}
        options={[
          { value: 'point', text: say.point },
          { value: 'comma', text: say.decimalComma },
        ]}
        onChange={(decimal) => onChange({ ...value, decimal: decimal === 'comma' ? decimal : 'point' })}
      />
      <NumberField
        label={say.skip}
        value={value.skip ?? 0}
        error={errors('/skip')}
        onChange={(skip) => onChange({ ...value, skip })}
      />
    </div>
  )
}
