import type { AlertView } from '@citywide/model/emergency/alert-view'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { SearchSelect } from '../../ui/search-select.tsx'
import { peopleQuery, teamsQuery } from '../queries.ts'
import { useAlertAct } from './act.ts'
import { alertTexts } from './alert-texts.ts'

interface AssignDialogProps {
  readonly of: AlertView
  readonly onClose: () => void
}

/** A person, a team, or both. */
export function AssignDialog({ of, onClose }: AssignDialogProps) {
  const say = useTexts(alertTexts)
  const words = useWords()
  const { language } = useLanguage()
  const write = useAlertAct(onClose)
  const [account, setAccount] = useState<string | null>(of.assignee?.id ?? null)
  const [team, setTeam] = useState<string | null>(of.team?.id ?? null)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [typed, setTyped] = useState({ person: '', team: '' })
  const people = useQuery(peopleQuery(typed.person)).data ?? []
  const teams = useQuery(teamsQuery(typed.team)).data?.items ?? []
  const nobody = asked && account === null && team === null
  return (
    <Dialog kind="dialog" title={say.assignTitle} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (account === null && team === null) return
          write.mutate({ alert: of, act: 'assign', body: { account, teamId: team, note: note.trim() || null } })
        }}
      >
        <p>{words(of.title)}</p>
        <SearchSelect
          label={say.person}
          value={account}
          text={of.assignee?.name[language] ?? ''}
          options={people.map(({ id, name }) => ({ value: id, text: name[language] }))}
          error={nobody ? say.whoNeeded : undefined}
          onChange={setAccount}
          onType={(person) => setTyped((now) => ({ ...now, person }))}
        />
        <SearchSelect
          label={say.team}
          value={team}
          text={of.team ? words(of.team.name) : ''}
          options={teams.map(({ id, name }) => ({ value: id, text: words(name) }))}
          onChange={setTeam}
          onType={(name) => setTyped((now) => ({ ...now, team: name }))}
        />
        <TextField label={say.note} value={note} rows={2} maxLength={1_000} onChange={setNote} />
        <Fault of={write.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={write.isPending}>
            {say.assign}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
