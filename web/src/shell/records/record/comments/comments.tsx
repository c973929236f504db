/** What people say to each other on a record. A colleague's words appear by themselves. */
import type { Comment } from '@citywide/model/platform/comment'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import { Panel } from '../../../../ui/panel.tsx'
import { Answer } from '../../../api/answer.tsx'
import { useMayWrite, useSession } from '../../../api/session.ts'
import { newKey } from '../../form/new-key.ts'
import { type Around, changeComment, commentsQuery, removeComment, sayComment, versionsQuery } from '../around.ts'
import { WriteError } from '../write-error.tsx'
import { CommentText } from './comment-text.tsx'
import './comments.css'
import { Composer, type Writing } from './composer.tsx'
import { typedText } from './mentions.ts'
import { texts } from './texts.ts'

const empty: Writing = { text: '', called: new Map() }

export function Comments({ around }: { readonly around: Around }) {
  const say = useTexts(texts)
  const mayWrite = useMayWrite()
  const answer = useInfiniteQuery(commentsQuery(around))
  const pages = answer.data?.pages.toReversed() ?? []
  const items = pages.flatMap((page) => page.items)
  return (
    <Panel title={say.comments} flush>
      <Answer of={answer} rows={2} what={say.comments}>
        {() => (
          <>
            {answer.hasNextPage && (
              <p className="comments-earlier">
                <Button kind="quiet" disabled={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                  {say.earlier}
                </Button>
              </p>
            )}
            {items.length === 0 && <p className="panel-empty">{say.none}</p>}
            <ol className="lines" aria-live="polite" aria-relevant="additions">
              {items.map((comment) => (
                <Entry key={comment.id} comment={comment} around={around} />
              ))}
            </ol>
          </>
        )}
      </Answer>
      {mayWrite && <NewComment around={around} />}
    </Panel>
  )
}

function useFresh({ id }: Around) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['comments', id] })
}

function NewComment({ around }: { readonly around: Around }) {
  const say = useTexts(texts)
  const fresh = useFresh(around)
  const [writing, setWriting] = useState(empty)
  // One wish, one key: sent again after a break it is not said twice.
  const [key, setKey] = useState(newKey)
  const comment = useMutation({
    mutationFn: (text: string) => sayComment(around, text, key),
    onSuccess: () => {
      setWriting(empty)
      setKey(newKey())
      return fresh()
    },
  })
  return (
    <div className="comment-new">
      <Composer
        label={say.write}
        writing={writing}
        send={say.send}
        busy={comment.isPending}
        error={comment.error}
        onChange={(next) => {
          if (next.text !== writing.text && comment.isError) setKey(newKey())
          setWriting(next)
        }}
        onSend={comment.mutate}
      />
    </div>
  )
}

interface EntryProps {
  readonly comment: Comment
  readonly around: Around
}

function Entry({ comment, around }: EntryProps) {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  const own = useSession()?.account.id === comment.author.id
  const mayWrite = useMayWrite()
  const [open, setOpen] = useState<'edit' | 'remove' | 'versions'>()
  const close = () => setOpen(undefined)
  const { author, text, rich, mentions, writtenAt, editedAt, removedAt } = comment
  return (
    <li className="comment">
      <p className="comment-head">
        <strong>{author.name[language]}</strong>
        <time className="meta" dateTime={writtenAt} title={format.moment(writtenAt)}>
          {format.ago(writtenAt, now)}
        </time>
        {editedAt !== null && removedAt === null && (
          <button type="button" className="link-button meta" aria-haspopup="dialog" onClick={() => setOpen('versions')}>
            {say.edited(format.ago(editedAt, now))}
          </button>
        )}
        {own && mayWrite && text !== null && open !== 'edit' && (
          <span className="comment-tools">
            <button type="button" className="link-button" onClick={() => setOpen('edit')}>
              {say.edit}
            </button>
            <button type="button" className="link-button" aria-haspopup="dialog" onClick={() => setOpen('remove')}>
              {say.remove}
            </button>
          </span>
        )}
      </p>
      {text === null || rich === null ? (
        <p className="quiet">{say.removed(removedAt === null ? '' : format.ago(removedAt, now))}</p>
      ) : open === 'edit' ? (
        <EditComment comment={comment} around={around} text={text} onClose={close} />
      ) : (
        <CommentText rich={rich} mentions={mentions} />
      )}
      {open === 'remove' && <RemoveDialog comment={comment} around={around} onClose={close} />}
      {open === 'versions' && <VersionsDialog comment={comment} onClose={close} />}
    </li>
  )
}

function EditComment({
  comment,
  around,
  text,
  onClose,
}: EntryProps & { readonly text: string; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const fresh = useFresh(around)
  const [writing, setWriting] = useState<Writing>(() => typedText(text, comment.mentions, language))
  const change = useMutation({
    mutationFn: (next: string) => changeComment(comment, next),
    onSuccess: async () => {
      await fresh()
      onClose()
    },
    onError: fresh,
  })
  return (
    <Composer
      label={say.edit}
      writing={writing}
      send={say.save}
      busy={change.isPending}
      error={change.error}
      onChange={setWriting}
      onSend={change.mutate}
      onCancel={onClose}
    />
  )
}

function RemoveDialog({ comment, around, onClose }: EntryProps & { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const fresh = useFresh(around)
  const remove = useMutation({
    mutationFn: () => removeComment(comment),
    onSuccess: async () => {
      await fresh()
      onClose()
    },
    onError: fresh,
  })
  return (
    <Dialog kind="dialog" title={say.removeTitle} onClose={onClose}>
      <div className="stack">
        <p>{say.removeLead}</p>
        <WriteError error={remove.error} />
        <div className="row">
          <Button kind="primary" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {say.remove}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function VersionsDialog({ comment, onClose }: { readonly comment: Comment; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const versions = useQuery(versionsQuery(comment))
  return (
    <Dialog kind="dialog" title={say.editedTitle} onClose={onClose}>
      <Answer of={versions} rows={3}>
        {(all) => (
          <ol className="comment-versions">
            {all.map(({ version, at, rich, mentions }) => (
              <li key={version}>
                <p className="meta">
                  {say.version(version)} · <time dateTime={at}>{format.moment(at)}</time>
                </p>
                <CommentText rich={rich} mentions={mentions} />
              </li>
            ))}
          </ol>
        )}
      </Answer>
    </Dialog>
  )
}
