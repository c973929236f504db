/** What waits for approval, with the two answers where the reader is the one to decide. */
import { RoleGrant, type WaitingGrant } from '@citywide/model/platform/role-grant'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { ask } from '../api/fetch.ts'
import { newKey } from '../records/form/new-key.ts'
import { ReasonDialog } from '../records/reason-dialog.tsx'
import { Fault } from '../api/fault.tsx'
import { approvalsQuery, useAct } from './queries.ts'
import { texts } from './texts.ts'
import { roleName } from './words.ts'

export function ApprovalsPanel() {
  const say = useTexts(texts)
  const answer = useQuery(approvalsQuery)
  return (
    <Answer of={answer} rows={4} what={say.approvals}>
      {(waiting) =>
        waiting.length === 0 ? (
          <Empty title={say.nothingWaits} />
        ) : (
          <div className="panel">
            <ul className="lines">
              {waiting.map((grant) => (
                <Waiting key={grant.id} of={grant} />
              ))}
            </ul>
          </div>
        )
      }
    </Answer>
  )
}

function Waiting({ of }: { readonly of: WaitingGrant }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format } = useLanguage()
  const [declining, setDeclining] = useState(false)
  const { id, account, role, reason, grantedBy, grantedAt, expiresAt, mayDecide } = of
  const deciding = useAct((body: { decision: 'approve' | 'decline'; reason?: string }) =>
    ask({ path: `/approvals/${id}`, method: 'POST', key: newKey(), answer: RoleGrant, body }),
  )
  const [who, what] = [account.name[language], roleName(role, language)]
  return (
    <li className="access-line">
      <div className="access-who">
        <strong>{say.asksFor(who, what)}</strong>
        <span className="line-about">
          {[account.login, account.organization && words(account.organization), say.until(format.dayOf(expiresAt))]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="line-about">
          {say.grantedBy(grantedBy?.name[language] ?? say.installation, format.dayOf(grantedAt))}
          {reason !== null && `${language === 'zh' ? '：' : ': '}${reason}`}
        </span>
        <Fault of={declining ? undefined : deciding.error} />
      </div>
      {mayDecide ? (
        <div className="row">
          <Button
            kind="primary"
            aria-label={say.approveOf(who, what)}
            disabled={deciding.isPending}
            onClick={() => deciding.mutate({ decision: 'approve' })}
          >
            {say.approve}
          </Button>
          <Button aria-label={say.declineOf(who, what)} onClick={() => setDeclining(true)}>
            {say.decline}
          </Button>
        </div>
      ) : (
        <span className="quiet">{say.othersDecide}</span>
      )}
      {declining && (
        <ReasonDialog
          title={say.declineOf(who, what)}
          verb={say.decline}
          leave={say.cancel}
          pending={deciding.isPending}
          fault={<Fault of={deciding.error} />}
          onSend={(why) =>
            deciding.mutate({ decision: 'decline', reason: why }, { onSuccess: () => setDeclining(false) })
          }
          onClose={() => setDeclining(false)}
        />
      )}
    </li>
  )
}
