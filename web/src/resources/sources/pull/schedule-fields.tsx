/** When a source is asked: again and again, or by the clock. */
import type { Schedule } from '@citywide/model/observations/pull'
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { NumberField } from './lines-field.tsx'
import { pullTexts } from './pull-texts.ts'

interface ScheduleFieldsProps {
  readonly value: Schedule
  readonly onChange: (value: Schedule) => void
  readonly errors: (pointer: string) => string | undefined
}

export function ScheduleFields({ value, onChange, errors }: ScheduleFieldsProps) {
  const say = useTexts(pullTexts)
  return (
    <div className="source-fields">
      <Select
        label={say.schedule}
        required
        value={value.by}
        options={[
          { value: 'interval', text: say.interval },
          { value: 'cron', text: say.cron },
        ]}
        onChange={(by) => onChange(by === 'cron' ? { by, cron: '17 18 * * *' } : { by: 'interval', seconds: 300 })}
      />
      {value.by === 'interval' ? (
        <NumberField
          label={say.seconds}
          help={say.secondsHelp}
          required
          value={value.seconds}
          error={errors('/seconds')}
          onChange={(seconds) => onChange({ by: 'interval', seconds })}
        />
      ) : (
        <TextField
          label={say.cronText}
          help={say.cronHelp}
          required
          value={value.cron}
          error={errors('/cron')}
          onChange={(cron) => onChange({ by: 'cron', cron })}
        />
      )}
    </div>
  )
}
