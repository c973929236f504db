/** An action for a finding, prefilled from its card, its owner and its due date. */
import type { FindingDetail } from '@citywide/model/assurance/finding'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { newKey } from '../../shell/api/new-key.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { civilDay } from '../../ui/format.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { SearchSelect } from '../../ui/search-select.tsx'
import { peopleQuery, plan } from './finding-queries.ts'
import { findingTexts } from './finding-texts.ts'

interface ActionDialogProps {
  readonly of: FindingDetail
  readonly onClose: () => void
}

export function ActionDialog({ of, onClose }: ActionDialogProps) {
  const say = useTexts(findingTexts)
  const { now, timeZone } = useLanguage()
  const today = civilDay(now, timeZone)
  const next = of.explanation?.next ?? of.title
  const [zh, setZh] = useState(next.zh)
  const [en, setEn] = useState(next.en)
  const [owner, setOwner] = useState<string | null>(of.owner.person?.id ?? null)
  const [due, setDue] = useState(of.dueOn < today ? today : of.dueOn)
  const [words, setWords] = useState('')
  const people = useQuery(peopleQuery(words)).data?.items ?? []
  // The same wish has the same key, however often it is sent.
  const key = useRef(newKey())
  const planning = useChanging('findings', () =>
    plan(of.id, { title: { zh, en }, dueAt: due, ...(owner !== null && { ownerId: owner }) }, key.current),
  )
  const save = (event: FormEvent) => {
    event.preventDefault()
    planning.mutate(undefined, { onSuccess: onClose })
  }
  return (
    <Dialog kind="dialog" title={say.planTitle} onClose={onClose}>
      <form className="finding-form" onSubmit={save}>
        <p className="help">{say.planHelp}</p>
        <TextField label={say.titleZh} lang="zh-CN" rows={2} maxLength={300} required value={zh} onChange={setZh} />
        <TextField label={say.titleEn} lang="en" rows={2} maxLength={300} required value={en} onChange={setEn} />
        <div className="finding-fields">
          <SearchSelect
            label={say.who}
            required
            value={owner}
            text={of.owner.person?.name ?? ''}
            options={people.map(({ id, name }) => ({ value: id, text: name }))}
            onChange={setOwner}
            onType={setWords}
          />
          <TextField label={say.until} kind="date" required value={due} onChange={setDue} />
        </div>
        <Fault of={planning.error} />
        <div className="row">
          <Button
            kind="primary"
            type="submit"
            disabled={planning.isPending || owner === null || zh === '' || en === '' || due === ''}
          >
            {say.save}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
