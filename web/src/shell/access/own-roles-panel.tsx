/** Roles of one's own, which can be given up; a part of the page of one's own account. */
import { RoleGrant } from '@citywide/model/platform/role-grant'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { ask } from '../api/fetch.ts'
import { sessionQuery } from '../api/session.ts'
import { newKey } from '../records/form/new-key.ts'
import './access.css'
import { Fault } from '../api/fault.tsx'
import { GrantLine } from './grant-line.tsx'
import { ownRolesQuery, useAct } from './queries.ts'
import { texts } from './texts.ts'
import { roleName } from './words.ts'

export function OwnRolesPanel() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const answer = useQuery(ownRolesQuery)
  const [leaving, setLeaving] = useState<RoleGrant>()
  return (
    <Panel title={say.ownRoles} flush>
      <Answer of={answer} rows={2} what={say.ownRoles}>
        {(grants) => {
          const open = grants.filter(({ state }) => state === 'held' || state === 'waiting')
          return open.length === 0 ? (
            <p className="panel-empty">{say.noRoles}</p>
          ) : (
            <ul className="lines">
              {open.map((grant) => (
                <GrantLine key={grant.id} of={grant}>
                  <Button
                    kind="quiet"
                    aria-label={say.giveUpOf(roleName(grant.role, language))}
                    onClick={() => setLeaving(grant)}
                  >
                    {say.giveUp}
                  </Button>
                </GrantLine>
              ))}
            </ul>
          )
        }}
      </Answer>
      {leaving && <GiveUp of={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  )
}

function GiveUp({ of, onClose }: { readonly of: RoleGrant; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const client = useQueryClient()
  const leaving = useAct(() =>
    ask({ path: `/own-roles/${of.id}/end`, method: 'POST', key: newKey(), answer: RoleGrant }),
  )
  const gone = () => {
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    onClose()
  }
  return (
    <Dialog kind="dialog" title={say.giveUpOf(roleName(of.role, language))} onClose={onClose}>
      <div className="stack">
        <p>{say.giveUpLead}</p>
        <Fault of={leaving.error} />
        <div className="row">
          <Button
            kind="primary"
            disabled={leaving.isPending}
            onClick={() => leaving.mutate(undefined, { onSuccess: gone })}
          >
            {say.giveUp}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}
