/** Proposing what a city settles for a rule or a recommendation. */
import type { SettingKind, SettingNew } from '@citywide/model/assurance/profile'
import type { Explanation } from '@citywide/model/assurance/verdict'
import { type ReactNode, useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { newKey } from '../../shell/api/new-key.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts, useWords } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { LimitFields, type LimitWords, limitsFrom, wordsOf } from './limit-fields.tsx'
import { propose } from './profile-queries.ts'
import { profileTexts } from './profile-texts.ts'

interface SettingDialogProps {
  readonly scope: string
  /** Code of the rule or recommendation. */
  readonly subject: string
  /** The rule; without it, a whole recommendation, which can only be said not to apply. */
  readonly rule?: Explanation
  readonly onClose: () => void
}

export function SettingDialog({ scope, subject, rule, onClose }: SettingDialogProps) {
  const say = useTexts(profileTexts)
  const kinds = kindsFor(rule)
  const [kind, setKind] = useState<SettingKind>(kinds[0] ?? 'not_applicable')
  const [words, setWords] = useState<LimitWords>(() => wordsOf(rule))
  const [records, setRecords] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [reviewDue, setReviewDue] = useState('')
  const [asked, setAsked] = useState(false)
  const sending = useChanging('profile', (body: SettingNew) => propose(body, newKey()))
  const reviewed = kind === 'limits' || kind === 'not_applicable'
  const lacks = (value: string) => (asked && value.trim() === '' ? say.needed : undefined)
  const ready =
    reason.trim() !== '' &&
    (reviewed ? reviewDue !== '' : until !== '') &&
    (kind !== 'record_exemption' || records.length > 0)
  const bodyOf = (): SettingNew => {
    const shared = { scope, subject, reason: reason.trim() }
    if (kind === 'limits')
      return { ...shared, kind, limits: limitsFrom(words, rule), reviewDue, until: until === '' ? null : until }
    if (kind === 'not_applicable') return { ...shared, kind, reviewDue, until: until === '' ? null : until }
    return kind === 'record_exemption' ? { ...shared, kind, until, records: [...records] } : { ...shared, kind, until }
  }
  return (
    <Dialog kind="dialog" title={say.proposeFor(subject)} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (ready && !sending.isPending) sending.mutate(bodyOf(), { onSuccess: onClose })
        }}
      >
        {kinds.length > 1 && (
          <Select
            label={say.kind}
            required
            value={kind}
            options={kinds.map((value) => ({ value, text: say[value] }))}
            onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'limits')}
          />
        )}
        <p>{say[`${kind}About`]}</p>
        {kind === 'limits' && rule && <LimitFields rule={rule} words={words} onChange={setWords} />}
        {kind === 'record_exemption' && rule && (
          <RecordChoice rule={rule} chosen={records} error={lacks(records.join(''))} onChange={setRecords} />
        )}
        <TextField
          label={say.reason}
          help={say.reasonHelp}
          required
          rows={3}
          maxLength={2_000}
          error={lacks(reason)}
          value={reason}
          onChange={setReason}
        />
        <div className="setting-pair">
          {reviewed && (
            <TextField
              label={say.reviewDue}
              kind="date"
              required
              value={reviewDue}
              error={lacks(reviewDue)}
              onChange={setReviewDue}
            />
          )}
          <TextField
            label={reviewed ? say.untilOptional : say.until}
            kind="date"
            required={!reviewed}
            value={until}
            error={reviewed ? undefined : lacks(until)}
            onChange={setUntil}
          />
        </div>
        <p className="meta">{say.secondPerson}</p>
        <Fault of={sending.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={sending.isPending}>
            {say.send}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function kindsFor(rule: Explanation | undefined): readonly SettingKind[] {
  if (!rule) return ['not_applicable']
  const shares = rule.kind === 'share'
  return ['limits', 'not_applicable', 'waiver', ...(shares ? (['record_exemption', 'freeze'] as const) : [])]
}

interface RecordChoiceProps {
  readonly rule: Explanation
  readonly chosen: readonly string[]
  readonly error: string | undefined
  readonly onChange: (ids: readonly string[]) => void
}

function RecordChoice({ rule, chosen, error, onChange }: RecordChoiceProps): ReactNode {
  const say = useTexts(profileTexts)
  const words = useWords()
  if (rule.failing.length === 0) return <p>{say.noFailing}</p>
  return (
    <Choices
      label={say.records}
      help={say.recordsHelp}
      required
      options={rule.failing.map(({ id, title }) => ({ value: id, text: words(title) }))}
      values={chosen}
      error={error}
      onChange={onChange}
    />
  )
}
