/** A source is declared or changed: what it is, who answers for it, what is expected, and how it is reached. */
import { type Source, type SourceKind, sourceKinds } from '@citywide/model/observations/source'
import { useState } from 'react'
import { RequestProblem } from '../../shell/api/fetch.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { useView } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import type { SecretsDraft, SettingsDraft } from './kind-form.ts'
import { emptySettings, SettingsForm } from './kind-forms.tsx'
import { Trial } from './pull/trial.tsx'
import { doing, useDoing } from './queries.ts'
import { RecordChoice } from './record-choice.tsx'
import { texts } from './texts.ts'

interface SourceFormProps {
  readonly of?: Source
  readonly onDone: (source: Source) => void
  readonly onClose: () => void
}

export function SourceForm({ of, onDone, onClose }: SourceFormProps) {
  const say = useTexts(texts)
  const words = useWords()
  const { language } = useLanguage()
  const view = useView()
  const [code, setCode] = useState(of?.code ?? '')
  const [zh, setZh] = useState(of?.title.zh ?? '')
  const [en, setEn] = useState(of?.title.en ?? '')
  const [rhythm, setRhythm] = useState(String(of?.expectedSeconds ?? 600))
  const [zone, setZone] = useState(of?.timeZone ?? 'Asia/Shanghai')
  const [person, setPerson] = useState(of?.ownerPersonId ?? null)
  const [organization, setOrganization] = useState(of?.ownerOrganizationId ?? null)
  const [dataset, setDataset] = useState(of?.datasetId ?? null)
  const [settings, setSettings] = useState<SettingsDraft>(of?.settings ?? emptySettings('mqtt'))
  const [secrets, setSecrets] = useState<SecretsDraft>({})
  const [asked, setAsked] = useState(false)
  const sending = useDoing(() =>
    doing.declare(
      code,
      {
        title: { zh: zh || en, en: en || zh },
        scope: of?.scope ?? view.scope ?? '',
        expectedSeconds: Number(rhythm),
        timeZone: zone,
        ownerPersonId: person,
        ownerOrganizationId: organization,
        datasetId: dataset,
        settings,
        secrets,
      },
      of?.version,
    ),
  )
  const fields = sending.error instanceof RequestProblem ? sending.error.fields : []
  const error = (pointer: string) => fields.find((field) => field.pointer === pointer)?.text[language]
  const missing = (there: boolean) => (asked && !there ? say.missing : undefined)
  const seconds = /^[1-9]\d{0,7}$/.test(rhythm)
  const complete = code !== '' && (zh !== '' || en !== '') && seconds
  return (
    <Dialog kind="drawer" title={of ? say.changeOf(words(of.title)) : say.add} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (complete && !sending.isPending) sending.mutate(undefined, { onSuccess: onDone })
        }}
      >
        {!of && (
          <TextField
            label={say.code}
            help={say.codeHelp}
            required
            value={code}
            error={missing(code !== '') ?? error('/params/code')}
            onChange={(typed) => setCode(typed.trim())}
          />
        )}
        <div className="source-fields">
          <TextField
            label={say.titleZh}
            lang="zh-CN"
            required
            value={zh}
            error={missing(zh !== '' || en !== '') ?? error('/title/zh')}
            onChange={setZh}
          />
          <TextField label={say.titleEn} lang="en" value={en} error={error('/title/en')} onChange={setEn} />
          <RecordChoice
            label={say.organization}
            path="organizations"
            value={organization}
            name={of?.owner.organization?.name}
            error={error('/ownerOrganizationId')}
            onChange={setOrganization}
          />
          <RecordChoice
            label={say.person}
            path="people"
            value={person}
            name={of?.owner.person?.name}
            error={error('/ownerPersonId')}
            onChange={setPerson}
          />
          <RecordChoice
            label={say.dataset}
            path="datasets"
            value={dataset}
            name={of?.dataset?.name}
            error={error('/datasetId')}
            onChange={setDataset}
          />
          <TextField
            label={say.rhythmField}
            help={say.rhythmHelp}
            numeric
            required
            value={rhythm}
            error={asked && !seconds ? say.notNumber : error('/expectedSeconds')}
            onChange={(typed) => setRhythm(typed.trim())}
          />
          <TextField
            label={say.zone}
            help={say.zoneHelp}
            value={zone}
            error={error('/timeZone')}
            onChange={(typed) => setZone(typed.trim())}
          />
          {!of && (
            <Select
              label={say.kind}
              help={say.kindHelp}
              required
              value={settings.kind}
              options={Object.entries(sourceKinds).map(([value, text]) => ({ value, text: text[language] }))}
              onChange={(kind) => {
                setSettings(emptySettings((kind ?? 'http') as SourceKind))
                setSecrets({})
              }}
            />
          )}
        </div>
        <h3>{say.settingsOf}</h3>
        <SettingsForm
          value={settings}
          onChange={setSettings}
          errors={(pointer) => error(`/settings${pointer}`)}
          secrets={secrets}
          onSecrets={setSecrets}
          secretsSet={of?.secrets ?? []}
        />
        {settings.kind !== 'http' && settings.kind !== 'mqtt' && (
          <Trial
            {...{ code, settings, secrets }}
            scope={of?.scope ?? view.scope ?? ''}
            timeZone={zone}
            expectedSeconds={Number(rhythm)}
          />
        )}
        <Fault of={sending.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={sending.isPending}>
            {say.save}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
