/** Quiet hours, digest, due dates and escalation: one setting for the whole city. */
import { FindingSettings, type FindingSettingsView } from '@citywide/model/assurance/finding-follow'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { Answer } from '../../shell/api/answer.tsx'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { useMayWrite } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { changeSettings, settingsQuery } from './finding-queries.ts'
import { findingTexts } from './finding-texts.ts'
import { severities } from './finding-words.tsx'
import { followTexts } from './follow-texts.ts'

type View = z.infer<typeof FindingSettingsView>

export function CitySettings() {
  const say = useTexts(followTexts)
  const answer = useQuery(settingsQuery)
  const keeps = useMayWrite('assurance')
  const [changing, setChanging] = useState(false)
  return (
    <section className="finding-form">
      <h3>{say.times}</h3>
      <Answer of={answer} rows={2} what={say.times}>
        {(settings) =>
          changing ? (
            <SettingsForm of={settings} onDone={() => setChanging(false)} />
          ) : (
            <div className="finding-cell">
              <p>{say.timesNow(settings.quietFrom, settings.quietTo, settings.digestAt)}</p>
              {keeps && <Button onClick={() => setChanging(true)}>{say.change}</Button>}
            </div>
          )
        }
      </Answer>
    </section>
  )
}

function SettingsForm({ of, onDone }: { readonly of: View; readonly onDone: () => void }) {
  const say = useTexts(followTexts)
  const levels = useTexts(findingTexts)
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => fieldsOf(of))
  const saving = useChanging('finding-settings', (settings: FindingSettings) => changeSettings(settings, of.version))
  const settings = FindingSettings.safeParse(settingsFrom(values))
  const field = (name: string, label: string, numeric = false) => (
    <TextField
      key={name}
      label={label}
      numeric={numeric}
      maxLength={5}
      value={values[name] ?? ''}
      onChange={(value) => setValues((all) => ({ ...all, [name]: value }))}
    />
  )
  return (
    <form
      className="finding-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (settings.success) saving.mutate(settings.data, { onSuccess: onDone })
      }}
    >
      <div className="finding-fields">
        {field('quietFrom', say.quietFrom)}
        {field('quietTo', say.quietTo)}
        {field('digestAt', say.digestAt)}
      </div>
      <div className="finding-fields">
        {severities.map((one) => field(`dueAfter.${one}`, say.dueAfter(levels[one]), true))}
        {severities.map((one) => field(`escalateAfter.${one}`, say.escalateAfter(levels[one]), true))}
      </div>
      {!settings.success && <output>{say.unfit}</output>}
      <Fault of={saving.error} />
      <div className="row">
        <Button kind="primary" type="submit" disabled={!settings.success || saving.isPending}>
          {say.save}
        </Button>
        <Button onClick={onDone}>{levels.cancel}</Button>
      </div>
    </form>
  )
}

function fieldsOf({ quietFrom, quietTo, digestAt, dueAfter, escalateAfter }: View): Record<string, string> {
  const days = severities.flatMap((one) => [
    [`dueAfter.${one}`, String(dueAfter[one])],
    [`escalateAfter.${one}`, String(escalateAfter[one])],
  ])
  return { quietFrom, quietTo, digestAt, ...Object.fromEntries(days) }
}

function settingsFrom(values: Readonly<Record<string, string>>): unknown {
  const days = (name: string) =>
    Object.fromEntries(severities.map((one) => [one, Number(values[`${name}.${one}`] ?? Number.NaN)]))
  const { quietFrom, quietTo, digestAt } = values
  return { quietFrom, quietTo, digestAt, dueAfter: days('dueAfter'), escalateAfter: days('escalateAfter') }
}
