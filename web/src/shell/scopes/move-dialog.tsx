/** A part moves below another scope. What the server refuses it says in the dialog. */
import type { ScopeStanding } from '@citywide/model/assurance/standing'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { ask, RequestProblem } from '../api/fetch.ts'
import { texts } from './texts.ts'
import { wayTo, withParts } from './tree.ts'

interface MoveDialogProps {
  readonly of: ScopeStanding
  readonly all: readonly ScopeStanding[]
  readonly onMoved: () => void
  readonly onClose: () => void
}

export function MoveDialog({ of, all, onMoved, onClose }: MoveDialogProps) {
  const say = useTexts(texts)
  const words = useWords()
  const { language } = useLanguage()
  const client = useQueryClient()
  const [parent, setParent] = useState(of.parentId)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const inItself = withParts(all, of.id)
  const options = all
    .filter(({ id }) => !inItself.has(id))
    .map(({ id, title }) => ({
      value: id,
      text: words(title),
      about: wayTo(all, id)
        .slice(0, -1)
        .map((above) => words(above.title))
        .join(' › '),
    }))
  const move = async () => {
    try {
      await ask({
        path: `/scopes/${of.id}`,
        method: 'PATCH',
        answer: z.unknown(),
        body: { parentId: parent },
        version: of.version,
        query: { reason: reason || undefined },
      })
      await client.invalidateQueries()
      onMoved()
      onClose()
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      setProblem(error.text[language])
    }
  }
  return (
    <Dialog kind="dialog" title={say.moveOf(words(of.title))} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void move()
        }}
      >
        <Select
          label={say.newParent}
          help={say.moveHelp}
          required
          value={parent}
          options={options}
          onChange={setParent}
          {...(problem !== undefined && { error: problem })}
        />
        <TextField label={say.reason} value={reason} onChange={setReason} />
        {problem !== undefined && (
          <p role="alert" className="unseen">
            {problem}
          </p>
        )}
        <p>
          <Button kind="primary" type="submit" disabled={parent === of.parentId || parent === null}>
            {say.confirmMove}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
