import type { Attachment } from '@citywide/model/platform/attachment'
import type { CityText } from '@citywide/model/text'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { useTexts } from '../../../../ui/language.tsx'
import { isWords } from '../../form/entry.ts'
import { WordsControl } from '../../form/words-control.tsx'
import { ReasonDialog } from '../../reason-dialog.tsx'
import { type Around, attachmentsQuery, describe, takeAway } from '../around.ts'
import { WriteError } from '../write-error.tsx'
import { texts } from './texts.ts'

interface AttachmentDialogProps {
  readonly attachment: Attachment
  readonly around: Around
  readonly onClose: () => void
}

function useWrite<T = void>(around: Around, write: (wish: T) => Promise<Attachment>, onClose: () => void) {
  const client = useQueryClient()
  const fresh = () => client.invalidateQueries({ queryKey: attachmentsQuery(around).queryKey })
  return useMutation({
    mutationFn: write,
    onSuccess: async () => {
      await fresh()
      onClose()
    },
    onError: fresh,
  })
}

const entryOf = (text: CityText | null) => ({ zh: text?.zh ?? '', en: text?.en ?? '' })

function wordsOf({ zh, en }: { readonly zh: string; readonly en: string }): CityText | null {
  const words = { ...(zh.trim() && { zh: zh.trim() }), ...(en.trim() && { en: en.trim() }) }
  return Object.keys(words).length > 0 ? words : null
}

export function DescribeDialog({ attachment, around, onClose }: AttachmentDialogProps) {
  const say = useTexts(texts)
  const [title, setTitle] = useState(() => entryOf(attachment.title))
  const [description, setDescription] = useState(() => entryOf(attachment.description))
  const write = useWrite(
    around,
    () => describe(attachment, { title: wordsOf(title), description: wordsOf(description) }),
    onClose,
  )
  return (
    <Dialog kind="dialog" title={say.describeTitle} above={attachment.name} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          write.mutate()
        }}
      >
        <WordsControl
          frame={{ label: say.title, help: say.titleHelp, error: undefined, required: false }}
          name="title"
          title={say.title}
          entry={title}
          max={300}
          problems={[]}
          onChange={(next) => isWords(next) && setTitle(next)}
        />
        <WordsControl
          frame={{ label: say.description, help: '', error: undefined, required: false }}
          name="description"
          title={say.description}
          entry={description}
          max={2_000}
          problems={[]}
          onChange={(next) => isWords(next) && setDescription(next)}
        />
        <WriteError error={write.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={write.isPending}>
            {say.save}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

export function RemoveDialog({ attachment, around, onClose }: AttachmentDialogProps) {
  const say = useTexts(texts)
  const write = useWrite(around, (reason: string) => takeAway(attachment, reason), onClose)
  return (
    <ReasonDialog
      title={say.removeTitle}
      words={{ help: '', needed: say.reasonNeeded }}
      verb={say.remove}
      leave={say.cancel}
      pending={write.isPending}
      fault={<WriteError error={write.error} />}
      onSend={(reason) => write.mutate(reason)}
      onClose={onClose}
    >
      <p>{say.removeLead(attachment.name)}</p>
    </ReasonDialog>
  )
}
