/** The moves that are open from the state a record is in. Each says what it does before it does it. */
import { openMoves } from '@citywide/model/record/lifecycle'
import { needsReview } from '@citywide/model/record/publication'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { wordsOf } from '../../../ui/text.ts'
import { codeWords, type Reading } from '../field/format-field.ts'
import { openDraftIn, useDraftWrites } from '../draft/queries.ts'
import { newKey } from '../form/new-key.ts'
import { captionOf } from '../register/caption.ts'
import { recordQuery } from '../register/queries.ts'
import type { Stored } from '../register/stored.ts'
import { useWrites } from '../register/writes.ts'
import { texts } from './texts.ts'
import { WriteError } from './write-error.tsx'

interface MovesProps {
  readonly declaration: RecordDeclaration
  readonly record: Stored
  readonly reading: Reading
}

export function Moves({ declaration, record, reading }: MovesProps) {
  const [to, setTo] = useState<string>()
  const { lifecycle } = declaration
  const from = lifecycle && record[lifecycle.field]
  if (!lifecycle || typeof from !== 'string' || !Object.hasOwn(lifecycle.moves, from)) return null
  const open = openMoves(lifecycle, from)
  return (
    <>
      {open.map((state) => (
        <Button key={state} onClick={() => setTo(state)}>
          {lifecycle.moves[from]?.[state]?.[reading.language]}
        </Button>
      ))}
      {to !== undefined && open.includes(to) && (
        <MoveDialog
          declaration={declaration}
          record={record}
          reading={reading}
          to={to}
          onClose={() => setTo(undefined)}
        />
      )}
    </>
  )
}

function MoveDialog({
  declaration,
  record,
  reading,
  to,
  onClose,
}: MovesProps & { readonly to: string; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const writes = useWrites(declaration)
  const drafts = useDraftWrites()
  const [key] = useState(newKey)
  const [reason, setReason] = useState('')
  const { language } = reading
  const { lifecycle } = declaration
  const field = lifecycle?.field ?? ''
  const from = String(record[field])
  const state = declaration.fields[field]
  const values = state?.type === 'code' ? state.list.values : {}
  const verb = lifecycle?.moves[from]?.[to]?.[language] ?? to
  const change = { [field]: to }
  const asDraft = needsReview(declaration, record, change)
  const move = useMutation({
    mutationFn: async () => {
      if (!asDraft) return void (await writes.change(record.id, record.version, change, reason))
      const draft = await drafts.begin(declaration, record, change, reason.trim(), key)
      await navigate({ to: '/app/drafts/$id', params: { id: draft.id } })
    },
    onSuccess: onClose,
    onError: async (error) => {
      const open = openDraftIn(error)
      if (open !== undefined) await navigate({ to: '/app/drafts/$id', params: { id: open } })
      await client.invalidateQueries(recordQuery(declaration, record.id))
    },
  })
  const name = wordsOf(captionOf(declaration, record, reading), language).text
  return (
    <Dialog kind="dialog" title={verb} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          move.mutate()
        }}
      >
        <p>{say.moveLead(name, codeWords(values, from, language), codeWords(values, to, language))}</p>
        {asDraft && <p className="notice">{say.moveAsDraft}</p>}
        <TextField
          label={say.reason}
          help={say.reasonHelp}
          value={reason}
          maxLength={500}
          rows={2}
          onChange={setReason}
        />
        <WriteError error={move.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={move.isPending}>
            {say.confirmMove(verb)}
          </Button>
          <Button onClick={onClose}>{say.leaveAsIs}</Button>
        </div>
      </form>
    </Dialog>
  )
}
