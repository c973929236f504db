/** Everything that was done to a draft and said about it, oldest first, and a word to add. */
import type { DraftEvent, DraftView } from '@citywide/model/platform/draft-view'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { newKey } from '../form/new-key.ts'
import { WriteError } from '../record/write-error.tsx'
import './draft.css'
import { useDraftWrites } from './queries.ts'
import { texts } from './texts.ts'

const words = {
  begin: 'didBegin',
  edit: 'didEdit',
  rebase: 'didRebase',
  send: 'didSend',
  takeBack: 'didTakeBack',
  return: 'didReturn',
  approve: 'didApprove',
  publishNow: 'didPublishNow',
  withdraw: 'didWithdraw',
  comment: 'didComment',
} as const satisfies Record<DraftEvent['act'], keyof typeof texts>

export function DraftEvents({ draft }: { readonly draft: DraftView }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return (
    <Panel title={say.talk} flush>
      <ol className="lines">
        {draft.events.map(({ act, at, actor, note }) => (
          <li key={`${at}${act}`} className="draft-event">
            <span>
              {say[words[act]](actor.name[language])}{' '}
              <time className="quiet" dateTime={at}>
                {format.moment(at)}
              </time>
            </span>
            {note !== null && <p>{note}</p>}
          </li>
        ))}
      </ol>
      {draft.acts.includes('comment') && <CommentField draft={draft} />}
    </Panel>
  )
}

function CommentField({ draft }: { readonly draft: DraftView }) {
  const say = useTexts(texts)
  const writes = useDraftWrites()
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [key, setKey] = useState(newKey)
  const comment = useMutation({
    mutationFn: () => writes.act(draft, { act: 'comment', note: note.trim() }, key),
    onSuccess: () => {
      setNote('')
      setAsked(false)
    },
    // What is sent next is another wish.
    onSettled: () => setKey(newKey()),
  })
  return (
    <form
      className="draft-comment"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (note.trim() !== '' && !comment.isPending) comment.mutate()
      }}
    >
      <TextField
        label={say.comment}
        value={note}
        rows={2}
        maxLength={2_000}
        error={asked && note.trim() === '' ? say.commentNeeded : undefined}
        onChange={setNote}
      />
      <WriteError error={comment.error} />
      <div className="row">
        <Button type="submit" disabled={comment.isPending}>
          {say.addComment}
        </Button>
      </div>
    </form>
  )
}
