/** Brings a deleted record back. The reason goes into its history; what is missing by now is named. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { ReasonDialog } from '../reason-dialog.tsx'
import { texts } from '../bulk/texts.ts'
import { recordQuery } from '../register/queries.ts'
import { fieldOf, label } from '../register/register.ts'
import { Fault } from '../views/view-dialog.tsx'
import { restore } from './queries.ts'

interface RestoreButtonProps {
  readonly declaration: RecordDeclaration
  readonly id: string
  readonly version: number
  readonly name: string
}

export function RestoreButton(props: RestoreButtonProps) {
  const say = useTexts(texts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="history" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say.restore}
      </Button>
      {open && <RestoreDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function RestoreDialog({ declaration, id, version, name, onClose }: RestoreButtonProps & { onClose: () => void }) {
  const say = useTexts(texts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const back = useMutation({
    mutationFn: (reason: string) => restore(declaration, id, version, reason),
    onSuccess: async (record) => {
      client.setQueryData(recordQuery(declaration, id).queryKey, record)
      for (const what of ['records', 'few', 'history', 'references', 'deleted'])
        void client.invalidateQueries({ queryKey: [what, declaration.path] })
      await navigate({ to: '/app/records/$path/$id', params: { path: declaration.path, id } })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={say.restoreTitle}
      verb={say.restore}
      leave={say.cancel}
      pending={back.isPending}
      fault={
        <>
          <Fault error={back.error} />
          <Missing declaration={declaration} error={back.error} />
        </>
      }
      onSend={(reason) => back.mutate(reason)}
      onClose={onClose}
    >
      <p>{say.restoreLead(name)}</p>
    </ReasonDialog>
  )
}

/** The fields that keep it from coming back: what they pointed to is gone. */
function Missing({ declaration, error }: { declaration: RecordDeclaration; error: Error | null }) {
  const { language } = useLanguage()
  if (!(error instanceof RequestProblem) || error.fields.length === 0) return null
  return (
    <ul>
      {error.fields.map(({ pointer, text }) => {
        const field = fieldOf(declaration, pointer.slice(1))
        return (
          <li key={pointer}>
            {field && `${label(field.title, language)}: `}
            {text[language]}
          </li>
        )
      })}
    </ul>
  )
}
