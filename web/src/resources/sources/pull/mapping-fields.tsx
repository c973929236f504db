/** How rows become observations: which stream, when, and which values. */
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { SettingsDraft } from '../kind-form.ts'
import { LinesField } from './lines-field.tsx'
import { numbersOf, pairLines, pairsOf } from './pairs.ts'
import { pullTexts } from './pull-texts.ts'
import './pull.css'

type Mapping = SettingsDraft<'pull-json'>['mapping']
type Value = Mapping['values'][number]
const formats = ['iso', 'local', 'local-dmy', 'local-mdy', 'seconds', 'milliseconds', 'arrival'] as const
const usualMissing = ['NA', 'N/A', 'null', '-', '--']

interface MappingFieldsProps {
  readonly value: Mapping
  readonly onChange: (value: Mapping) => void
  readonly errors: (pointer: string) => string | undefined
}

export function MappingFields({ value, onChange, errors }: MappingFieldsProps) {
  const say = useTexts(pullTexts)
  const set = (change: Partial<Mapping>) => onChange({ ...value, ...change })
  const { values, time } = value
  const { text = '{time}', format = 'iso' } = time
  const names = { ...say, seconds: say.inSeconds, milliseconds: say.inMilliseconds }
  return (
    <>
      <TextField
        label={say.stream}
        help={say.streamHelp}
        required
        value={value.stream}
        error={errors('/stream')}
        onChange={(stream) => set({ stream: stream.trim() })}
      />
      <div className="source-fields">
        <Select
          label={say.timeFormat}
          required
          value={format}
          options={formats.map((one) => ({ value: one, text: names[one] }))}
          onChange={(chosen) => set({ time: { text, format: formats.find((one) => one === chosen) ?? 'iso' } })}
        />
        {format !== 'arrival' && (
          <TextField
            label={say.time}
            help={say.timeHelp}
            required
            value={/^\{([^{}]*)\}$/.exec(text)?.[1] ?? text}
            error={errors('/time/text')}
            onChange={(typed) => set({ time: { format, text: /[{}]/.test(typed) ? typed : `{${typed.trim()}}` } })}
          />
        )}
      </div>
      {values.map((one, index) => (
        <ValueFields
          // Values have no name of their own, and none moves.
          key={index}
          number={index + 1}
          value={one}
          errors={(pointer) => errors(`/values/${index}${pointer}`)}
          onChange={(next) => set({ values: values.with(index, next) })}
          {...(values.length > 1 && { onRemove: () => set({ values: values.toSpliced(index, 1) }) })}
        />
      ))}
      <div className="row">
        <Button kind="quiet" onClick={() => set({ values: [...values, { field: '' }] })}>
          {say.addValue}
        </Button>
      </div>
      <details className="source-details">
        <summary>{say.more}</summary>
        <div className="source-fields">
          <LinesField
            label={say.codes}
            help={say.codesHelp}
            lines={pairLines(value.codes)}
            error={errors('/codes')}
            onChange={(lines) => set({ codes: Object.fromEntries(pairsOf(lines)) })}
          />
          <LinesField
            label={say.missing}
            help={say.missingHelp}
            lines={(value.missing ?? usualMissing).filter((mark) => mark !== '')}
            error={errors('/missing')}
            onChange={(lines) => set({ missing: ['', ...lines.filter((line) => line !== '')] })}
          />
          <TextField
            label={say.quality}
            value={value.quality ?? ''}
            error={errors('/quality')}
            onChange={(quality) => set({ quality: orNothing(quality) })}
          />
        </div>
      </details>
    </>
  )
}

interface ValueFieldsProps {
  readonly number: number
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly onRemove?: () => void
  readonly errors: (pointer: string) => string | undefined
}

function ValueFields({ number, value, onChange, onRemove, errors }: ValueFieldsProps) {
  const say = useTexts(pullTexts)
  return (
    <fieldset className="source-part">
      <legend>{say.value(number)}</legend>
      <div className="source-fields pull-value">
        <TextField
          label={say.field}
          required
          value={value.field}
          error={errors('/field')}
          onChange={(field) => onChange({ ...value, field: field.trim() })}
        />
        <TextField
          label={say.property}
          value={value.property ?? ''}
          error={errors('/property')}
          onChange={(property) => onChange({ ...value, property: orNothing(property) })}
        />
        <TextField
          label={say.unit}
          value={value.unit ?? ''}
          error={errors('/unit')}
          onChange={(unit) => onChange({ ...value, unit: orNothing(unit) })}
        />
      </div>
      <details className="source-details">
        <summary>{say.words}</summary>
        <LinesField
          label={say.words}
          help={say.wordsHelp}
          lines={pairLines(value.words)}
          error={errors('/words')}
          onChange={(lines) => onChange({ ...value, words: numbersOf(lines) })}
        />
      </details>
      {onRemove && (
        <div className="row">
          <Button kind="quiet" onClick={onRemove}>
            {say.removeValue(number)}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

const orNothing = (typed: string) => (typed.trim() === '' ? null : typed.trim())
