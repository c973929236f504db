/** A query to a database of the city: where it is, who we are there, what is asked. */
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { KindFormProps, SettingsDraft } from '../kind-form.ts'
import { within } from './asked-forms.tsx'
import { NumberField } from './lines-field.tsx'
import { MappingFields } from './mapping-fields.tsx'
import { PasswordField } from './password-field.tsx'
import { pullTexts } from './pull-texts.ts'
import { ScheduleFields } from './schedule-fields.tsx'

export function DatabaseForm({ value, onChange, errors, ...secrets }: KindFormProps<'database'>) {
  const say = useTexts(pullTexts)
  const set = (change: Partial<SettingsDraft<'database'>>) => onChange({ ...value, ...change })
  const { follow = null } = value
  return (
    <>
      <div className="source-fields">
        <Select
          label={say.engine}
          required
          value={value.engine}
          options={[
            { value: 'postgresql', text: 'PostgreSQL' },
            { value: 'mysql', text: 'MySQL / MariaDB' },
          ]}
          onChange={(engine) =>
            set(engine === 'mysql' ? { engine, port: 3_306 } : { engine: 'postgresql', port: 5_432 })
          }
        />
        <TextField
          label={say.host}
          help={say.hostHelp}
          required
          value={value.host}
          error={errors('/host')}
          onChange={(host) => set({ host: host.trim() })}
        />
        <NumberField
          key={value.engine}
          label={say.port}
          required
          value={value.port}
          error={errors('/port')}
          onChange={(port) => set({ port })}
        />
        <TextField
          label={say.database}
          required
          value={value.database}
          error={errors('/database')}
          onChange={(database) => set({ database: database.trim() })}
        />
        <TextField
          label={say.databaseUser}
          help={say.databaseUserHelp}
          required
          autoComplete="off"
          value={value.user}
          error={errors('/user')}
          onChange={(user) => set({ user: user.trim() })}
        />
        <PasswordField {...secrets} />
        <Select
          label={say.tls}
          required
          value={value.tls ?? 'verified'}
          options={[
            { value: 'verified', text: say.verified },
            { value: 'off', text: say.off },
          ]}
          onChange={(tls) => set({ tls: tls === 'off' ? tls : 'verified' })}
        />
      </div>
      {value.tls !== 'off' && (
        <details className="source-details">
          <summary>{say.authority}</summary>
          <TextField
            label={say.authority}
            rows={3}
            value={value.authority ?? ''}
            error={errors('/authority')}
            onChange={(authority) => set({ authority: authority.trim() === '' ? null : authority })}
          />
        </details>
      )}
      <ScheduleFields
        value={value.schedule}
        onChange={(schedule) => set({ schedule })}
        errors={within(errors, '/schedule')}
      />
      <TextField
        label={say.query}
        help={say.queryHelp}
        required
        rows={5}
        value={value.query}
        error={errors('/query')}
        onChange={(query) => {
          const follows = /:since\b/.test(query)
          set({ query, follow: follows ? (follow ?? { column: '', begin: '' }) : null })
        }}
      />
      <div className="source-fields">
        {follow && (
          <>
            <TextField
              label={say.follow}
              required
              value={follow.column}
              error={errors('/follow/column')}
              onChange={(column) => set({ follow: { ...follow, column: column.trim() } })}
            />
            <TextField
              label={say.begin}
              required
              value={follow.begin}
              error={errors('/follow/begin')}
              onChange={(begin) => set({ follow: { ...follow, begin } })}
            />
          </>
        )}
        <NumberField
          label={say.mostRows}
          value={value.rows ?? 10_000}
          error={errors('/rows')}
          onChange={(rows) => set({ rows })}
        />
        <NumberField
          label={say.mostSeconds}
          value={value.seconds ?? 30}
          error={errors('/seconds')}
          onChange={(seconds) => set({ seconds })}
        />
      </div>
      <h4>{say.mapping}</h4>
      <MappingFields
        value={value.mapping}
        onChange={(mapping) => set({ mapping })}
        errors={within(errors, '/mapping')}
      />
    </>
  )
}
