/** What a column leaves open once its field is known: order of dates, zone, decimal sign, what its values mean. */
import type { ColumnMapping, ImportColumn, ImportMapping, ImportView } from '@citywide/model/platform/import'
import type { ImportTarget } from '@citywide/model/platform/import-target'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { SearchSelect } from '../../../ui/search-select.tsx'
import { Select } from '../../../ui/select.tsx'
import { label, registerOf } from '../../records/register/register.ts'
import { valuesQuery } from '../queries.ts'
import { questionsOf } from './column-questions.ts'
import { withOptions } from './mapping.ts'
import { texts } from './texts.ts'
import { ValueMeanings } from './value-meanings.tsx'

interface ColumnOptionsProps {
  readonly view: ImportView
  readonly column: ImportColumn
  readonly mapped: ColumnMapping
  readonly target: ImportTarget | undefined
  readonly mapping: ImportMapping
  readonly onChange: (mapping: ImportMapping) => void
}

const open = new Set(['date', 'datetime', 'number', 'integer', 'code', 'codes', 'boolean'])

export function ColumnOptions({ view, column, mapped, target, mapping, onChange }: ColumnOptionsProps) {
  const say = useTexts(texts)
  const values = useQuery({
    ...valuesQuery(view, column.name),
    enabled: column.filled > 0 && open.has(target?.field?.type ?? ''),
  }).data
  const cells = values?.items.map(({ value }) => value) ?? column.samples
  const questions = questionsOf(target, cells)
  const field = target?.field
  const set = (options: Parameters<typeof withOptions>[2]) => onChange(withOptions(mapping, column.name, options))
  return (
    <>
      {questions.includes('order') && (
        <Select
          label={say.order}
          error={mapped.order === undefined ? say.orderNeeded : undefined}
          required
          value={mapped.order ?? null}
          options={[
            { value: 'mdy', text: say.mdy },
            { value: 'dmy', text: say.dmy },
          ]}
          onChange={(order) => set({ order: order === 'mdy' || order === 'dmy' ? order : undefined })}
        />
      )}
      {questions.includes('zone') && <ZoneField zone={mapped.zone} onChange={(zone) => set({ zone })} />}
      {questions.includes('decimal') && (
        <Select
          label={say.decimal}
          required
          value={mapped.decimal ?? '.'}
          options={[
            { value: '.', text: say.point },
            { value: ',', text: say.comma },
          ]}
          onChange={(sign) => set({ decimal: sign === ',' ? ',' : undefined })}
        />
      )}
      {field && questions.includes('values') && values && (
        <ValueMeanings
          field={field}
          found={values}
          column={column.name}
          mapped={mapped}
          mapping={mapping}
          onChange={onChange}
        />
      )}
      {field && column.filled > 0 && (field.type === 'ref' || field.type === 'refs') && (
        <ByField nouns={field.to} by={mapped.by} onChange={(by) => set({ by })} />
      )}
    </>
  )
}

interface ZoneFieldProps {
  readonly zone: string | undefined
  readonly onChange: (zone: string | undefined) => void
}

/** So many zones are shown at once; whoever needs another types its name. */
const ZONES = 30

function ZoneField({ zone, onChange }: ZoneFieldProps) {
  const say = useTexts(texts)
  const { timeZone } = useLanguage()
  const [words, setWords] = useState('')
  const wanted = words === zone ? '' : words.trim().toLowerCase().replaceAll(' ', '_')
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  const options = zones
    .filter((name) => name.toLowerCase().includes(wanted))
    .slice(0, ZONES)
    .map((name) => ({ value: name, text: name }))
  return (
    <SearchSelect
      label={say.zone}
      help={say.zoneHelp(timeZone)}
      value={zone ?? null}
      text={zone ?? ''}
      options={options}
      onType={setWords}
      onChange={(name) => onChange(name ?? undefined)}
    />
  )
}

interface ByFieldProps {
  readonly nouns: readonly string[]
  readonly by: string | undefined
  readonly onChange: (by: string | undefined) => void
}

const BY_ITSELF = '\u0001'

/** The field of the target that a cell names it by. With several kinds of target there is no one field to choose. */
function ByField({ nouns, by, onChange }: ByFieldProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [noun, ...others] = nouns
  const declaration = noun === undefined || others.length > 0 ? undefined : registerOf(noun)
  if (!declaration) return null
  const choices = Object.entries(declaration.fields).flatMap(([name, { type, title }]) =>
    type === 'text' || type === 'bilingual' ? [{ value: name, text: label(title, language) }] : [],
  )
  return (
    <Select
      label={say.by}
      required
      value={by ?? BY_ITSELF}
      options={[{ value: BY_ITSELF, text: say.byDefault }, ...choices]}
      onChange={(name) => onChange(name === null || name === BY_ITSELF ? undefined : name)}
    />
  )
}
