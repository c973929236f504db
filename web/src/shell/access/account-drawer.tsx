/** One account: what it is, the roles it holds and held, and its ways in. */
import { AccountDetail, accountKinds, Invitation } from '@citywide/model/platform/account'
import { type RoleGrant, RoleGrant as Grant } from '@citywide/model/platform/role-grant'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Fact, Facts } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { ask } from '../api/fetch.ts'
import { newKey } from '../records/form/new-key.ts'
import { ReasonDialog } from '../records/reason-dialog.tsx'
import { EditAccount } from './edit-account.tsx'
import { Fault } from '../api/fault.tsx'
import { GrantForm } from './grant-form.tsx'
import { GrantLine } from './grant-line.tsx'
import { KeysOf } from './keys-panel.tsx'
import { OnceShown } from './once-shown.tsx'
import { accountQuery, useAct } from './queries.ts'
import { TakeFactors } from './take-factors.tsx'
import { texts } from './texts.ts'
import { roleName } from './words.ts'

export function AccountDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const answer = useQuery(accountQuery(id))
  return (
    <Dialog kind="drawer" title={answer.data?.name[language] ?? say.accounts} onClose={onClose}>
      <Answer of={answer} rows={8} what={say.accounts}>
        {(account) => <Account of={account} />}
      </Answer>
    </Dialog>
  )
}

function Account({ of }: { readonly of: AccountDetail }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format } = useLanguage()
  const [open, setOpen] = useState<'edit' | 'disable' | RoleGrant>()
  const { id, login, kind, organization, person, scopes, grants, disabledAt, createdAt, createdBy, citizen } = of
  const now = grants.filter(({ state }) => state === 'held' || state === 'waiting')
  const before = grants.filter((grant) => !now.includes(grant))
  const close = () => setOpen(undefined)
  return (
    <div className="stack access-account">
      {disabledAt !== null && (
        <p className="notice" data-kind="silent">
          {say.disabledWhy(of.disabledReason ?? '')}
        </p>
      )}
      <Facts>
        <Fact name={say.login}>{login}</Fact>
        <Fact name={say.kind}>{citizen ? say.citizen : accountKinds[kind][language]}</Fact>
        <Fact name={say.organization}>{organization ? words(organization.title) : '—'}</Fact>
        {person && <Fact name={say.person}>{person.name}</Fact>}
        <Fact name={say.scopes}>
          {scopes === null ? say.everywhere : format.list(scopes.map(({ title }) => words(title)))}
        </Fact>
        <Fact name={say.doors}>
          {[
            say.sessions(of.openSessions),
            say.openKeys(of.openKeys),
            ...of.identities.map(({ provider, label }) => [provider[language], label].filter(Boolean).join(' · ')),
          ].join(language === 'zh' ? '，' : ', ')}
        </Fact>
      </Facts>
      <p className="quiet">{say.made(format.dayOf(createdAt), createdBy?.[language] ?? say.installation)}</p>
      <Doors of={of} onEdit={() => setOpen('edit')} onDisable={() => setOpen('disable')} />
      <section aria-label={say.roles}>
        <h3>{say.roles}</h3>
        {now.length === 0 && <p className="quiet">{say.noRoles}</p>}
        <ul className="lines">
          {now.map((grant) => (
            <GrantLine key={grant.id} of={grant}>
              <Button
                kind="quiet"
                aria-label={say.endOf(roleName(grant.role, language))}
                onClick={() => setOpen(grant)}
              >
                {grant.state === 'waiting' ? say.withdraw : say.end}
              </Button>
            </GrantLine>
          ))}
        </ul>
      </section>
      {disabledAt === null && <GrantForm account={id} without={now.map(({ role }) => role)} />}
      {kind === 'program' && <KeysOf account={id} />}
      {before.length > 0 && (
        <details>
          <summary>{say.history}</summary>
          <ul className="lines">
            {before.map((grant) => (
              <GrantLine key={grant.id} of={grant} />
            ))}
          </ul>
        </details>
      )}
      {open === 'edit' && <EditAccount of={of} onClose={close} />}
      {open === 'disable' && <Disable of={of} onClose={close} />}
      {typeof open === 'object' && <End of={open} onClose={close} />}
    </div>
  )
}

interface DoorsProps {
  readonly of: AccountDetail
  readonly onEdit: () => void
  readonly onDisable: () => void
}

function Doors({ of: { id, kind, disabledAt }, onEdit, onDisable }: DoorsProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const [invitation, setInvitation] = useState<Invitation>()
  const post = { method: 'POST', key: newKey() } as const
  const inviting = useAct(() => ask({ path: `/admin/accounts/${id}/invitations`, ...post, answer: Invitation }))
  const enabling = useAct(() => ask({ path: `/admin/accounts/${id}/enable`, ...post, answer: AccountDetail }))
  return (
    <>
      <div className="row">
        <Button onClick={onEdit}>{say.edit}</Button>
        {disabledAt === null && kind === 'person' && (
          <Button
            disabled={inviting.isPending}
            onClick={() => inviting.mutate(undefined, { onSuccess: setInvitation })}
          >
            {say.invite}
          </Button>
        )}
        {disabledAt === null && kind === 'person' && <TakeFactors account={id} />}
        {disabledAt === null ? (
          <Button kind="quiet" onClick={onDisable}>
            {say.disable}
          </Button>
        ) : (
          <Button disabled={enabling.isPending} onClick={() => enabling.mutate()}>
            {say.enable}
          </Button>
        )}
      </div>
      <Fault of={inviting.error ?? enabling.error} />
      {invitation?.link && (
        <OnceShown label={say.link} lead={say.invited(format.moment(invitation.expiresAt))} value={invitation.link} />
      )}
    </>
  )
}

function Disable({ of: { id }, onClose }: { readonly of: AccountDetail; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const disabling = useAct((reason: string) =>
    ask({
      path: `/admin/accounts/${id}/disable`,
      method: 'POST',
      key: newKey(),
      answer: AccountDetail,
      body: { reason },
    }),
  )
  return (
    <ReasonDialog
      title={say.disable}
      verb={say.disable}
      leave={say.cancel}
      pending={disabling.isPending}
      fault={<Fault of={disabling.error} />}
      onSend={(reason) => disabling.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{say.disableLead}</p>
    </ReasonDialog>
  )
}

function End({ of, onClose }: { readonly of: RoleGrant; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const ending = useAct((reason: string) =>
    ask({ path: `/admin/roles/${of.id}/end`, method: 'POST', key: newKey(), answer: Grant, body: { reason } }),
  )
  return (
    <ReasonDialog
      title={say.endOf(roleName(of.role, language))}
      verb={of.state === 'waiting' ? say.withdraw : say.end}
      leave={say.cancel}
      pending={ending.isPending}
      fault={<Fault of={ending.error} />}
      onSend={(reason) => ending.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
