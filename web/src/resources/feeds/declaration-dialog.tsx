/** Declaring a stream, or declaring it anew: what new limits would flag is shown before they are saved. */
import type { Stream } from '@citywide/model/observations/stream'
import type { LimitsTrial } from '@citywide/model/observations/stream-quality'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { RequestProblem } from '../../shell/api/fetch.ts'
import { useSession } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import {
  declarationOf,
  type Draft,
  draftOf,
  faultsOf,
  type FieldName,
  fieldOf,
  limits,
  limitsOf,
  needed,
} from './declaration-draft.ts'
import './quality.css'
import { declare, judgeAnew, tryLimits } from './quality-queries.ts'
import { qualityTexts } from './quality-texts.ts'

interface DeclarationDialogProps {
  /** What is declared anew; a new stream without it. */
  readonly of?: Stream
  readonly scope: string
  readonly onClose: () => void
  readonly onDeclared?: (stream: Stream) => void
}

const about: readonly FieldName[] = ['titleZh', 'titleEn', 'place', 'property', 'unit', 'intervalSeconds', 'timeZone']

export function DeclarationDialog({ of: stream, scope, onClose, onDeclared }: DeclarationDialogProps) {
  const say = useTexts(qualityTexts)
  const words = useWords()
  const { language, timeZone } = useLanguage()
  const scopes = useSession()?.scopes ?? []
  const [draft, setDraft] = useState<Draft>(() => draftOf(stream, scope, timeZone))
  const [asked, setAsked] = useState(false)
  const [anew, setAnew] = useState(false)
  const trying = useMutation({ mutationFn: () => tryLimits(stream?.code ?? '', limitsOf(draft)) })
  const saving = useChanging(stream ? 'feed' : 'feeds', async () => {
    const declared = await declare(draft.code.trim(), declarationOf(draft, stream))
    if (stream && anew) await judgeAnew(declared.code)
    return declared
  })
  const own = faultsOf(draft)
  const told = wordsOfServer(saving.error ?? trying.error, language)
  const change = (name: FieldName) => (value: string) => {
    setDraft((now) => ({ ...now, [name]: value }))
    trying.reset()
    saving.reset()
  }
  const errorOf = (name: FieldName) => {
    const fault = own[name]
    return asked && fault ? say[fault] : told.get(name)
  }
  const isFixed = (name: FieldName) =>
    stream !== undefined && stream.count > 0 && (name === 'unit' || name === 'timeZone')
  const field = (name: FieldName) => (
    <TextField
      key={name}
      label={say[labels[name]]}
      help={isFixed(name) ? say.fixed : helps[name] && say[helps[name]]}
      required={needed.includes(name)}
      value={draft[name]}
      error={errorOf(name)}
      onChange={isFixed(name) ? () => undefined : change(name)}
    />
  )
  const ready = Object.keys(own).length === 0
  return (
    <Dialog kind="drawer" title={stream ? say.edit : say.declare} above={stream?.code} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (ready && !saving.isPending)
            saving.mutate(undefined, {
              onSuccess: (declared) => {
                onDeclared?.(declared)
                onClose()
              },
            })
        }}
      >
        <div className="declaration-fields">
          {!stream && (
            <TextField
              label={say.code}
              help={say.codeHelp}
              required
              value={draft.code}
              error={errorOf('code')}
              onChange={change('code')}
            />
          )}
          <Select
            label={say.scope}
            required
            value={draft.scope}
            error={errorOf('scope')}
            options={scopes.map(({ code, title }) => ({ value: code, text: words(title) }))}
            onChange={(value) => change('scope')(value ?? '')}
          />
          {about.map(field)}
        </div>
        <div className="declaration-fields">{limits.map(field)}</div>
        {stream && (
          <>
            <div className="row">
              <Button
                disabled={trying.isPending}
                onClick={() => {
                  setAsked(true)
                  if (ready) trying.mutate()
                }}
              >
                {say.trial}
              </Button>
            </div>
            <output>{trying.data && <Trial of={trying.data} />}</output>
            <Check label={say.anew} checked={anew} onChange={setAnew} />
          </>
        )}
        {told.size === 0 && <Fault of={saving.error ?? trying.error} />}
        <div className="row">
          <Button type="submit" kind="primary" disabled={saving.isPending}>
            {say.save}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

const labels = {
  code: 'code',
  titleZh: 'titleZh',
  titleEn: 'titleEn',
  property: 'property',
  unit: 'unit',
  scope: 'scope',
  place: 'place',
  intervalSeconds: 'interval',
  timeZone: 'zone',
  least: 'least',
  most: 'most',
  plausibleLeast: 'plausibleLeast',
  plausibleMost: 'plausibleMost',
  changeMost: 'changeMost',
  changeSeconds: 'changeSeconds',
  stuckSeconds: 'stuck',
} as const satisfies Record<FieldName, keyof typeof qualityTexts>

const helps: Partial<
  Record<FieldName, 'limitsHelp' | 'plausibleHelp' | 'changeHelp' | 'stuckHelp' | 'unitHelp' | 'propertyHelp'>
> = {
  property: 'propertyHelp',
  unit: 'unitHelp',
  least: 'limitsHelp',
  plausibleLeast: 'plausibleHelp',
  changeMost: 'changeHelp',
  stuckSeconds: 'stuckHelp',
}

function Trial({ of: { observations, flagged, unusable, now } }: { readonly of: LimitsTrial }) {
  const say = useTexts(qualityTexts)
  const { format } = useLanguage()
  const count = (number: number) => format.number(number, 0)
  if (observations === 0) return say.noneToTry
  return (
    <>
      <strong>{say.wouldFlag(count(flagged), count(observations), count(unusable))}</strong>{' '}
      {say.nowFlags(count(now.flagged), count(now.unusable))}
    </>
  )
}

/** What the server says, at the fields it is about. */
function wordsOfServer(error: unknown, language: 'zh' | 'en'): ReadonlyMap<FieldName, string> {
  if (!(error instanceof RequestProblem)) return new Map()
  return new Map(
    error.fields.flatMap(({ pointer, text }) => {
      const name = fieldOf(pointer)
      return name ? [[name, text[language] ?? '']] : []
    }),
  )
}
