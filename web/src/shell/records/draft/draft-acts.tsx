/** What the reader may do with a draft as it stands. Each act says what it does before it does it. */
import { actsWithNote } from '@citywide/model/platform/draft'
import type { DraftStep, DraftView } from '@citywide/model/platform/draft-view'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { newKey } from '../form/new-key.ts'
import { PersonField } from '../record/assignment/person-field.tsx'
import { WriteError } from '../record/write-error.tsx'
import { draftQuery, useDraftWrites } from './queries.ts'
import { texts } from './texts.ts'

/** In the order of the buttons: what goes furthest stands last. */
const asked = ['withdraw', 'publishNow', 'takeBack', 'return', 'rebase', 'send', 'approve'] as const
type Asked = (typeof asked)[number]
const furthest: readonly Asked[] = ['send', 'approve']

const leads = {
  withdraw: 'withdrawLead',
  publishNow: 'publishNowLead',
  takeBack: 'takeBackLead',
  return: 'returnLead',
  rebase: 'rebaseLead',
  send: 'sendLead',
  approve: 'approveLead',
} as const satisfies Record<Asked, keyof typeof texts>

export function DraftActs({ draft }: { readonly draft: DraftView }) {
  const say = useTexts(texts)
  const [act, setAct] = useState<Asked>()
  const may = (one: Asked) => {
    if (!draft.acts.includes(one)) return false
    if (one === 'rebase') return draft.outdated && draft.overlaps.length === 0
    // What is behind the record is brought up to date first.
    return !(['send', 'approve', 'publishNow'].includes(one) && draft.outdated)
  }
  const chooses = draft.outdated && draft.overlaps.length > 0
  return (
    <>
      {asked.filter(may).map((one) => (
        <Button
          key={one}
          kind={furthest.includes(one) ? 'primary' : one === 'withdraw' || one === 'publishNow' ? 'quiet' : 'plain'}
          aria-haspopup="dialog"
          onClick={() => setAct(one)}
        >
          {say[one]}
        </Button>
      ))}
      {draft.acts.includes('edit') && (
        <Link
          className="button"
          data-kind={chooses ? 'primary' : undefined}
          to="/app/drafts/$id/edit"
          params={{ id: draft.id }}
        >
          {chooses ? say.choose : say.edit}
        </Link>
      )}
      {act !== undefined && <ActDialog draft={draft} act={act} onClose={() => setAct(undefined)} />}
    </>
  )
}

interface ActDialogProps {
  readonly draft: DraftView
  readonly act: Asked
  readonly onClose: () => void
}

function ActDialog({ draft, act, onClose }: ActDialogProps) {
  const say = useTexts(texts)
  const client = useQueryClient()
  const writes = useDraftWrites()
  const [note, setNote] = useState(act === 'send' ? (draft.note ?? '') : '')
  const [reviewer, setReviewer] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  // One key for one dialog: pressing twice does it once.
  const [key] = useState(newKey)
  const words = note.trim()
  const step: DraftStep = { act, ...(words !== '' && { note: words }), ...(reviewer !== null && { reviewer }) }
  const done = useMutation({
    mutationFn: () => writes.act(draft, step, key),
    onSuccess: onClose,
    onError: () => client.invalidateQueries(draftQuery(draft.id)),
  })
  const missing = tried && actsWithNote.has(act) && words === ''
  const label = act === 'send' ? say.why : actsWithNote.has(act) ? say.reason : say.note
  return (
    <Dialog kind="dialog" title={say[act]} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!(actsWithNote.has(act) && words === '') && !done.isPending) done.mutate()
        }}
      >
        <p>{say[leads[act]]}</p>
        {act !== 'rebase' && (
          <TextField
            label={label}
            help={act === 'send' || act === 'publishNow' ? say.whyHelp : undefined}
            error={missing ? say.needed : undefined}
            required={actsWithNote.has(act)}
            value={note}
            maxLength={2_000}
            rows={3}
            onChange={setNote}
          />
        )}
        {act === 'send' && (
          <PersonField
            label={say.reviewer}
            help={say.reviewerHelp}
            required={false}
            value={reviewer}
            text=""
            error={undefined}
            onChange={setReviewer}
          />
        )}
        <WriteError error={done.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={done.isPending}>
            {say[act]}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
