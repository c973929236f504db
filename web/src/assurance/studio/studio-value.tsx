/** The value of a condition, by what is asked. */
import { codesOf, type ConditionForm } from '@citywide/model/assurance/condition-form'
import type { ComparisonOperator } from '@citywide/model/assurance/language/syntax'
import type { Word } from '@citywide/model/assurance/language/vocabulary'
import { Choices } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { StudioNumber } from './studio-number.tsx'
import { studioTexts } from './studio-texts.ts'
import { label } from './studio-vocabulary.ts'

interface StudioValueProps {
  readonly form: ConditionForm
  readonly word: Word
  readonly onChange: (form: ConditionForm) => void
}

export function StudioValue({ form, word, onChange }: StudioValueProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const titles = word.kind === 'field' && 'list' in word.field ? word.field.list.values : {}
  const codes = codesOf(word).map((value) => {
    const title = titles[value]
    return { value, text: title ? label(title, language) : value }
  })
  switch (form.asks) {
    case 'recorded':
      return (
        <Either
          of={form.recorded}
          words={[say.recorded, say.missing]}
          onChange={(recorded) => onChange({ ...form, recorded })}
        />
      )
    case 'yes': {
      const field = word.kind === 'field' && word.field.type === 'boolean' ? word.field : undefined
      const words = [field?.yes[language] ?? say.is, field?.no[language] ?? say.isNot] as const
      return <Either of={form.yes} words={words} onChange={(yes) => onChange({ ...form, yes })} />
    }
    case 'codes':
      return (
        <>
          <Either of={form.is} words={[say.oneOf, say.noneOf]} onChange={(is) => onChange({ ...form, is })} />
          <Choices
            label={say.values}
            values={form.codes}
            options={codes}
            onChange={(next) =>
              next.length > 0 && onChange({ ...form, codes: codesOf(word).filter((code) => next.includes(code)) })
            }
          />
        </>
      )
    case 'text':
      return (
        <>
          <Either of={form.is} words={[say.is, say.isNot]} onChange={(is) => onChange({ ...form, is })} />
          <TextField
            label={say.text}
            maxLength={200}
            value={form.text}
            onChange={(text) => onChange({ ...form, text })}
          />
        </>
      )
    case 'moment':
      return (
        <Either
          of={form.when === 'past'}
          words={[say.past, say.toCome]}
          onChange={(past) => onChange({ ...form, when: past ? 'past' : 'toCome' })}
        />
      )
    case 'recent':
      return <StudioNumber label={say.days} value={form.days} onChange={(days) => onChange({ ...form, days })} />
    case 'ago':
      return (
        <>
          <Operator of={form.operator} onChange={(operator) => onChange({ ...form, operator })} />
          <StudioNumber label={say.days} value={form.days} onChange={(days) => onChange({ ...form, days })} />
        </>
      )
    case 'number':
      return (
        <>
          <Operator of={form.operator} onChange={(operator) => onChange({ ...form, operator })} />
          <StudioNumber label={say.value} value={form.value} onChange={(value) => onChange({ ...form, value })} />
        </>
      )
    case 'entries':
    case 'linked':
      return (
        <>
          <Operator of={form.operator} onChange={(operator) => onChange({ ...form, operator })} />
          <StudioNumber label={say.number} value={form.number} onChange={(number) => onChange({ ...form, number })} />
        </>
      )
    case 'day':
      return (
        <>
          <Operator of={form.operator} days onChange={(operator) => onChange({ ...form, operator })} />
          <TextField
            label={say.day}
            kind="date"
            value={form.day}
            onChange={(day) => day !== '' && onChange({ ...form, day })}
          />
        </>
      )
    case 'includes':
      return (
        <Select
          label={say.values}
          required
          value={form.code}
          options={codes}
          onChange={(code) => code !== null && onChange({ ...form, code })}
        />
      )
  }
}

interface EitherProps {
  readonly of: boolean
  readonly words: readonly [string, string]
  readonly onChange: (yes: boolean) => void
}

function Either({ of, words, onChange }: EitherProps) {
  const say = useTexts(studioTexts)
  return (
    <Select
      label={say.value}
      required
      value={String(of)}
      options={[
        { value: 'true', text: words[0] },
        { value: 'false', text: words[1] },
      ]}
      onChange={(value) => onChange(value === 'true')}
    />
  )
}

const names = { '>=': 'ge', '>': 'gt', '<=': 'le', '<': 'lt', '=': 'eq', '!=': 'ne' } as const
const operators = ['>=', '>', '<=', '<', '=', '!='] as const satisfies readonly ComparisonOperator[]

interface OperatorProps {
  readonly of: ComparisonOperator
  readonly days?: boolean
  readonly onChange: (operator: ComparisonOperator) => void
}

function Operator({ of, days = false, onChange }: OperatorProps) {
  const say = useTexts(studioTexts)
  const wordOf = (operator: ComparisonOperator) => {
    const name = names[operator]
    return days && name !== 'eq' && name !== 'ne' ? say[`day_${name}`] : say[`op_${name}`]
  }
  return (
    <Select
      label={say.operator}
      required
      value={of}
      options={operators.map((operator) => ({ value: operator, text: wordOf(operator) }))}
      onChange={(value) => {
        const operator = operators.find((one) => one === value)
        if (operator) onChange(operator)
      }}
    />
  )
}
