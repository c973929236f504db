/** One topic: what its messages hold, and which streams they become. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import type { SettingsDraft } from './kind-form.ts'
import { mqttTexts } from './mqtt-texts.ts'

type Subscription = SettingsDraft<'mqtt'>['subscriptions'][number]
type Reader = Subscription['reader']
type Json = Extract<Reader, { form: 'json' }>
type TimeFormat = NonNullable<Json['mapping']['time']['format']>

interface SubscriptionFieldsProps {
  readonly number: number
  readonly value: Subscription
  readonly errors: (pointer: string) => string | undefined
  readonly onChange: (value: Subscription) => void
  readonly onRemove?: () => void
}

const formats = ['iso', 'local', 'seconds', 'milliseconds', 'arrival'] as const satisfies readonly TimeFormat[]

export function SubscriptionFields({ number, value, errors, onChange, onRemove }: SubscriptionFieldsProps) {
  const say = useTexts(mqttTexts)
  const { reader } = value
  const read = (next: Reader) => onChange({ ...value, reader: next })
  return (
    <fieldset className="source-part">
      <legend>{say.subscription(number)}</legend>
      <div className="source-fields">
        <TextField
          label={say.topic}
          help={say.topicHelp}
          required
          value={value.topic}
          error={errors('/topic')}
          onChange={(topic) => onChange({ ...value, topic: topic.trim() })}
        />
        <Select
          label={say.form}
          required
          value={reader.form}
          options={[
            { value: 'number', text: say.number },
            { value: 'json', text: say.json },
            { value: 'own', text: say.own },
          ]}
          onChange={(form) => read(readerOf(form, 'stream' in reader ? reader.stream : ''))}
        />
      </div>
      {reader.form === 'number' && (
        <div className="source-fields">
          <TextField
            label={say.stream}
            help={say.streamHelp}
            required
            value={reader.stream}
            error={errors('/reader/stream')}
            onChange={(stream) => read({ ...reader, stream: stream.trim() })}
          />
          <TextField
            label={say.unit}
            value={reader.unit ?? ''}
            error={errors('/reader/unit')}
            onChange={(unit) => read({ ...reader, unit: unit.trim() === '' ? null : unit.trim() })}
          />
        </div>
      )}
      {reader.form === 'json' && <JsonFields value={reader} errors={errors} onChange={read} />}
      {onRemove && (
        <div className="row">
          <Button kind="quiet" onClick={onRemove}>
            {say.removeSubscription}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

function readerOf(form: string | null, stream: string): Reader {
  if (form === 'json')
    return {
      form: 'json',
      reading: { rows: '' },
      mapping: { stream, time: { text: '{time}', format: 'iso' }, values: [{ field: 'value' }] },
    }
  return form === 'own' ? { form: 'own', as: 'json' } : { form: 'number', stream, unit: null }
}

interface JsonFieldsProps {
  readonly value: Json
  readonly errors: (pointer: string) => string | undefined
  readonly onChange: (value: Json) => void
}

function JsonFields({ value, errors, onChange }: JsonFieldsProps) {
  const say = useTexts(mqttTexts)
  const { mapping, reading } = value
  const map = (change: Partial<Json['mapping']>) => onChange({ ...value, mapping: { ...mapping, ...change } })
  const { text = '{time}', format = 'iso' } = mapping.time
  // What is typed stays as it is; the names that can be read out of it are what counts.
  const [values, setValues] = useState(() => mapping.values.map(lineOf).join('\n'))
  const [first] = mapping.values
  return (
    <>
      <div className="source-fields">
        <TextField
          label={say.stream}
          help={say.streamHelp}
          required
          value={mapping.stream}
          error={errors('/reader/mapping/stream')}
          onChange={(stream) => map({ stream: stream.trim() })}
        />
        <TextField
          label={say.rows}
          help={say.rowsHelp}
          value={reading.rows ?? ''}
          error={errors('/reader/reading/rows')}
          onChange={(rows) => onChange({ ...value, reading: { ...reading, rows: rows.trim() } })}
        />
        <Select
          label={say.timeForm}
          required
          value={format}
          options={formats.map((form) => ({ value: form, text: say[form] }))}
          onChange={(chosen) =>
            map({ time: { ...mapping.time, format: formats.find((form) => form === chosen) ?? 'iso' } })
          }
        />
        {format !== 'arrival' && (
          <TextField
            label={say.time}
            required
            value={/^\{([^{}]*)\}$/.exec(text)?.[1] ?? text}
            error={errors('/reader/mapping/time/text')}
            onChange={(name) => map({ time: { format, text: /[{}]/.test(name) ? name : `{${name}}` } })}
          />
        )}
        <TextField
          label={say.valueField}
          help={say.valueHelp}
          required
          rows={2}
          value={values}
          error={errors('/reader/mapping/values') ?? errors('/reader/mapping/values/0/field')}
          onChange={(typed) => {
            setValues(typed)
            map({ values: valuesOf(typed, first?.unit ?? null) })
          }}
        />
        <TextField
          label={say.unit}
          value={first?.unit ?? ''}
          error={errors('/reader/mapping/values/0/unit')}
          onChange={(unit) => map({ values: valuesOf(values, unit.trim() === '' ? null : unit.trim()) })}
        />
      </div>
    </>
  )
}

type Value = Json['mapping']['values'][number]

function lineOf({ field, property }: Value): string {
  return property === null || property === undefined ? field : `${field} = ${property}`
}

function valuesOf(typed: string, unit: string | null): Value[] {
  return typed.split('\n').flatMap((line) => {
    const [field = '', property] = line.split('=').map((part) => part.trim())
    return field === '' ? [] : [{ field, unit, property: property === undefined || property === '' ? null : property }]
  })
}
