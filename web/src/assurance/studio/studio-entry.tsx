import type { ExampleStore } from '@citywide/model/assurance/rule-example'
import type { Noun } from '@citywide/model/assurance/language/vocabulary'
import { Choices } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { StudioNumber } from './studio-number.tsx'
import { studioTexts } from './studio-texts.ts'
import { label } from './studio-vocabulary.ts'

interface StudioEntryProps {
  readonly noun: Noun
  readonly name: string
  readonly value: unknown
  /** Where references may lead to. */
  readonly store: ExampleStore
  /** Null: the field is missing. */
  readonly onChange: (value: unknown) => void
}

/** One field of a record of an example, by its type. */
export function StudioEntry({ noun, name, value, store, onChange }: StudioEntryProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const word = noun.words.get(name)
  const title = word ? label(word.title, language) : name
  const field = word?.kind === 'field' ? word.field : undefined
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const codes = (values: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(values).map(([code, said]) => ({ value: code, text: label(said, language) }))
  switch (field?.type) {
    case 'boolean':
      return (
        <Select
          label={title}
          value={typeof value === 'boolean' ? String(value) : null}
          options={[
            { value: 'true', text: say.yes },
            { value: 'false', text: say.no },
          ]}
          onChange={(next) => onChange(next === null ? null : next === 'true')}
        />
      )
    case 'code':
      return (
        <Select
          label={title}
          value={text === '' ? null : text}
          options={codes(field.list.values)}
          onChange={(next) => onChange(next)}
        />
      )
    case 'codes':
      return (
        <Choices
          label={title}
          values={Array.isArray(value) ? value.map(String) : []}
          options={codes(field.list.values)}
          onChange={(next) => onChange(next)}
        />
      )
    case 'ref': {
      const ids = field.to.flatMap((target) => (store[target] ?? []).map(({ id }) => String(id)))
      const known = text === '' || ids.includes(text) ? ids : [...ids, text]
      return (
        <Select
          label={title}
          value={text === '' ? null : text}
          options={known.map((id) => ({ value: id, text: id }))}
          onChange={(next) => onChange(next)}
        />
      )
    }
    case 'number':
    case 'integer':
      return (
        <StudioNumber
          label={title}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          onEmpty={() => onChange(null)}
        />
      )
    case 'date':
      return <TextField label={title} kind="date" value={text} onChange={(next) => onChange(next || null)} />
    case 'text':
    case 'datetime':
      return <TextField label={title} value={text} onChange={(next) => onChange(next || null)} />
    case 'bilingual':
    case 'refs':
    case 'json':
    case undefined:
      return (
        <TextField
          label={title}
          help={say.jsonValue}
          value={value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)}
          onChange={(next) => onChange(jsonOr(next))}
        />
      )
  }
}

function jsonOr(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
