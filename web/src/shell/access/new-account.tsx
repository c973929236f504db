import { AccountDetail, accountKinds } from '@citywide/model/platform/account'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { ask } from '../api/fetch.ts'
import { newKey } from '../records/form/new-key.ts'
import { Fault } from '../api/fault.tsx'
import { type Chosen, PlaceField, ScopesField } from './place-fields.tsx'
import { useAct } from './queries.ts'
import { texts } from './texts.ts'

interface NewAccountProps {
  readonly onMade: (id: string) => void
  readonly onClose: () => void
}

export function NewAccount({ onMade, onClose }: NewAccountProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [login, setLogin] = useState('')
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [kind, setKind] = useState<string>('person')
  const [organization, setOrganization] = useState<Chosen | null>(null)
  const [person, setPerson] = useState<Chosen | null>(null)
  const [scopes, setScopes] = useState<readonly Chosen[]>([])
  const [citizen, setCitizen] = useState(false)
  const [key] = useState(newKey)
  const making = useAct(() =>
    ask({
      path: '/admin/accounts',
      method: 'POST',
      key,
      answer: AccountDetail,
      body: {
        login: login.trim(),
        name: { zh: zh.trim(), en: en.trim() },
        kind,
        citizen,
        organizationId: organization?.id ?? null,
        personId: person?.id ?? null,
        scopeIds: scopes.length === 0 ? null : scopes.map(({ id }) => id),
      },
    }),
  )
  const kinds = Object.entries(accountKinds).map(([value, text]) => ({ value, text: text[language] }))
  return (
    <Dialog kind="dialog" title={say.newAccount} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!making.isPending) making.mutate(undefined, { onSuccess: ({ id }) => onMade(id) })
        }}
      >
        <TextField label={say.login} help={say.loginHelp} required maxLength={80} value={login} onChange={setLogin} />
        <TextField label={say.nameZh} required maxLength={100} lang="zh-CN" value={zh} onChange={setZh} />
        <TextField label={say.nameEn} required maxLength={100} lang="en" value={en} onChange={setEn} />
        <Select label={say.kind} required value={kind} options={kinds} onChange={(next) => setKind(next ?? 'person')} />
        <PlaceField
          of="organizations"
          label={say.organization}
          help={say.organizationHelp}
          value={organization}
          onChange={setOrganization}
        />
        {kind === 'person' && (
          <>
            <PlaceField of="people" label={say.person} help={say.personHelp} value={person} onChange={setPerson} />
            <Check label={say.citizen} checked={citizen} onChange={setCitizen} />
          </>
        )}
        <ScopesField value={scopes} onChange={setScopes} />
        <Fault of={making.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={making.isPending || !login.trim() || !zh.trim() || !en.trim()}>
            {say.newAccount}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
