/** A form of one wish in a dialog: fields, one button, the server's word when it refuses. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { RequestProblem } from '../api/fetch.ts'
import { newKey } from '../records/form/new-key.ts'
import { send } from './queries.ts'
import { texts } from './texts.ts'

interface WishProps {
  readonly title: string
  readonly path: string
  /** What is sent; undefined while something is missing. */
  readonly body: object | undefined
  readonly action: string
  readonly children: ReactNode
  readonly onClose: () => void
}

export function Wish({ title, path, body, action, children, onClose }: WishProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const client = useQueryClient()
  const [key, setKey] = useState(newKey)
  const sent = useMutation({
    mutationFn: () => send(path, body ?? {}, key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['privacy'] })
      onClose()
    },
    // What was refused is mended and sent as another wish.
    onError: () => setKey(newKey()),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sent.mutate()
  }
  return (
    <Dialog kind="dialog" title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {children}
        {sent.error && (
          <p role="alert">
            {say.failed}
            {sent.error instanceof RequestProblem ? sent.error.text[language] : String(sent.error)}
          </p>
        )}
        <div className="row">
          <Button type="submit" kind="primary" disabled={sent.isPending || body === undefined}>
            {action}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
