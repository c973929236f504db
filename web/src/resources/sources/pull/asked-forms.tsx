/** Sources that are asked over HTTP: JSON, CSV, feeds of public transport. */
import { transitMeasures } from '@citywide/model/observations/pull'
import { Choices } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import type { KindFormProps, SettingsDraft } from '../kind-form.ts'
import { AskedFields } from './asked-fields.tsx'
import { LinesField, NumberField } from './lines-field.tsx'
import { MappingFields } from './mapping-fields.tsx'
import { pullTexts } from './pull-texts.ts'
import { CsvFields, JsonFields } from './reading-fields.tsx'
import { ScheduleFields } from './schedule-fields.tsx'

/** Errors of a part of the settings. */
export const within = (errors: (pointer: string) => string | undefined, part: string) => (pointer: string) =>
  errors(`${part}${pointer}`)

type Asking = Pick<SettingsDraft<'pull-json'>, 'asked' | 'schedule'>

interface AskingFieldsProps<T extends Asking> extends Omit<KindFormProps<'pull-json'>, 'value' | 'onChange'> {
  readonly value: T
  readonly onChange: (value: T) => void
}

/** Where and when something is asked, whatever it answers. */
function AskingFields<T extends Asking>({ value, onChange, errors, ...secrets }: AskingFieldsProps<T>) {
  return (
    <>
      <AskedFields
        value={value.asked}
        onChange={(asked) => onChange({ ...value, asked })}
        errors={within(errors, '/asked')}
        {...secrets}
      />
      <ScheduleFields
        value={value.schedule}
        onChange={(schedule) => onChange({ ...value, schedule })}
        errors={within(errors, '/schedule')}
      />
    </>
  )
}

export function PullJsonForm({ value, onChange, errors, ...secrets }: KindFormProps<'pull-json'>) {
  const say = useTexts(pullTexts)
  return (
    <>
      <AskingFields value={value} onChange={onChange} errors={errors} {...secrets} />
      <h4>{say.reading}</h4>
      <JsonFields
        value={value.reading}
        onChange={(reading) => onChange({ ...value, reading })}
        errors={within(errors, '/reading')}
      />
      <h4>{say.mapping}</h4>
      <MappingFields
        value={value.mapping}
        onChange={(mapping) => onChange({ ...value, mapping })}
        errors={within(errors, '/mapping')}
      />
    </>
  )
}

export function PullCsvForm({ value, onChange, errors, ...secrets }: KindFormProps<'pull-csv'>) {
  const say = useTexts(pullTexts)
  return (
    <>
      <AskingFields value={value} onChange={onChange} errors={errors} {...secrets} />
      <h4>{say.reading}</h4>
      <CsvFields
        value={value.reading}
        onChange={(reading) => onChange({ ...value, reading })}
        errors={within(errors, '/reading')}
      />
      <h4>{say.mapping}</h4>
      <MappingFields
        value={value.mapping}
        onChange={(mapping) => onChange({ ...value, mapping })}
        errors={within(errors, '/mapping')}
      />
    </>
  )
}

export function TransitForm({ value, onChange, errors, ...secrets }: KindFormProps<'gtfs-realtime'>) {
  const say = useTexts(pullTexts)
  return (
    <>
      <AskingFields value={value} onChange={onChange} errors={errors} {...secrets} />
      <h4>{say.mapping}</h4>
      <TextField
        label={say.prefix}
        help={say.prefixHelp}
        required
        value={value.prefix}
        error={errors('/prefix')}
        onChange={(prefix) => onChange({ ...value, prefix: prefix.trim() })}
      />
      <Choices
        label={say.measures}
        required
        values={value.measures}
        options={transitMeasures.map((measure) => ({ value: measure, text: say[measure] }))}
        error={errors('/measures')}
        onChange={(chosen) =>
          onChange({ ...value, measures: transitMeasures.filter((measure) => chosen.includes(measure)) })
        }
      />
      <div className="source-fields">
        <LinesField
          label={say.routes}
          help={say.routesHelp}
          lines={value.routes ?? []}
          error={errors('/routes')}
          onChange={(lines) => onChange({ ...value, routes: lines.filter((line) => line !== '') })}
        />
        <NumberField
          label={say.early}
          value={value.early ?? 60}
          error={errors('/early')}
          onChange={(early) => onChange({ ...value, early })}
        />
        <NumberField
          label={say.late}
          value={value.late ?? 300}
          error={errors('/late')}
          onChange={(late) => onChange({ ...value, late })}
        />
      </div>
    </>
  )
}
