/** The files of a record: dropped here or chosen, fetched to be saved, described, taken away with a reason. */
import { type Attachment, fileKinds } from '@citywide/model/platform/attachment'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { useLanguage, useTexts, useWords, Words } from '../../../../ui/language.tsx'
import { Panel } from '../../../../ui/panel.tsx'
import { Answer } from '../../../api/answer.tsx'
import { useMayWrite } from '../../../api/session.ts'
import { type Around, attachmentsQuery } from '../around.ts'
import { DescribeDialog, RemoveDialog } from './attachment-dialogs.tsx'
import './attachments.css'
import { sizeWords } from './size.ts'
import { texts } from './texts.ts'
import { UploadLine } from './upload-line.tsx'
import { useUploads } from './use-uploads.ts'

/** Only until the server has said. */
const LIMIT = 25 * 1024 * 1024

export function Attachments({ around }: { readonly around: Around }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const mayWrite = useMayWrite()
  const answer = useQuery(attachmentsQuery(around))
  const uploads = useUploads(around)
  const limit = answer.data?.limit ?? LIMIT
  const drop = useDrop((files) => uploads.add(files, limit))
  const kept = answer.data?.items.filter(({ removed }) => removed === null) ?? []
  const removed = answer.data?.items.filter((one) => one.removed !== null) ?? []
  return (
    <div className="attachments" data-over={drop.over || undefined} {...(mayWrite && drop.handlers)}>
      <Panel
        title={say.attachments}
        {...(kept.length > 0 && { about: say.files(kept.length) })}
        {...(mayWrite && { aside: <Chooser onChoose={(files) => uploads.add(files, limit)} /> })}
        flush
      >
        {uploads.all.length > 0 && (
          <ul className="lines uploads">
            {uploads.all.map((upload) => (
              <UploadLine key={upload.key} upload={upload} uploads={uploads} limit={limit} />
            ))}
          </ul>
        )}
        <Answer of={answer} rows={2} what={say.attachments}>
          {() => (
            <>
              {kept.length === 0 && uploads.all.length === 0 && <p className="panel-empty">{say.none}</p>}
              <ul className="lines">
                {kept.map((attachment) => (
                  <Line key={attachment.id} attachment={attachment} around={around} />
                ))}
              </ul>
              {removed.length > 0 && <Removed of={removed} />}
              {mayWrite && (
                <p className="attach-help not-on-paper">
                  {drop.over ? say.drop : say.attachHelp(sizeWords(limit, format))}
                </p>
              )}
            </>
          )}
        </Answer>
      </Panel>
    </div>
  )
}

function Chooser({ onChoose }: { readonly onChoose: (files: readonly File[]) => void }) {
  const say = useTexts(texts)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        className="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])])
          target.value = '' // the same file may be chosen again
        }}
      />
      <Button icon="clip" onClick={() => input.current?.click()}>
        {say.attach}
      </Button>
    </>
  )
}

const carries = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Leaving one part for another within the place is no leaving, hence the count. */
function useDrop(onDrop: (files: readonly File[]) => void) {
  const [over, setOver] = useState(0)
  return {
    over: over > 0,
    handlers: {
      onDragEnter: (event: DragEvent) => carries(event) && setOver((count) => count + 1),
      onDragLeave: (event: DragEvent) => carries(event) && setOver((count) => Math.max(0, count - 1)),
      onDragOver: (event: DragEvent) => carries(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        if (!carries(event)) return
        event.preventDefault()
        setOver(0)
        onDrop([...event.dataTransfer.files])
      },
    },
  }
}

function Line({ attachment, around }: { readonly attachment: Attachment; readonly around: Around }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format, now } = useLanguage()
  const mayWrite = useMayWrite()
  const [open, setOpen] = useState<'describe' | 'remove'>()
  const close = () => setOpen(undefined)
  const { id, name, title, description, kind, bytes, addedBy, addedAt } = attachment
  const called = title ? words(title) : name
  return (
    <li className="attachment">
      <Icon name="clip" size={14} />
      <div className="attachment-words">
        <a href={`/api/attachments/${id}/content`} download={name}>
          {title ? <Words of={title} /> : name}
        </a>
        {description && (
          <p className="attachment-about">
            <Words of={description} />
          </p>
        )}
        <p className="meta">
          {title && <span className="attachment-name">{name} · </span>}
          {fileKinds[kind].title[language]} · {sizeWords(bytes, format)} ·{' '}
          <span title={format.moment(addedAt)}>{say.added(addedBy.name[language], format.ago(addedAt, now))}</span>
        </p>
      </div>
      {mayWrite && (
        <span className="attachment-tools not-on-paper">
          <button
            type="button"
            className="link-button"
            aria-label={say.describeOf(called)}
            onClick={() => setOpen('describe')}
          >
            {say.describe}
          </button>
          <button
            type="button"
            className="link-button"
            aria-label={say.removeOf(called)}
            onClick={() => setOpen('remove')}
          >
            {say.remove}
          </button>
        </span>
      )}
      {open === 'describe' && <DescribeDialog attachment={attachment} around={around} onClose={close} />}
      {open === 'remove' && <RemoveDialog attachment={attachment} around={around} onClose={close} />}
    </li>
  )
}

function Removed({ of }: { readonly of: readonly Attachment[] }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return (
    <details className="unused">
      <summary>{say.removed(of.length)}</summary>
      <ul>
        {of.map(({ id, name, removed }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="meta">
              {removed && say.removedBy(removed.by.name[language], format.moment(removed.at), removed.reason)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
