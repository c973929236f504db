import { AccountDetail } from '@citywide/model/platform/account'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts, useWords } from '../../ui/language.tsx'
import { ask } from '../api/fetch.ts'
import { Fault } from '../api/fault.tsx'
import { type Chosen, PlaceField, ScopesField } from './place-fields.tsx'
import { useAct } from './queries.ts'
import { texts } from './texts.ts'

export function EditAccount({ of, onClose }: { readonly of: AccountDetail; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const words = useWords()
  const [zh, setZh] = useState(of.name.zh)
  const [en, setEn] = useState(of.name.en)
  const [organization, setOrganization] = useState<Chosen | null>(
    of.organization && { id: of.organization.id, text: words(of.organization.title) },
  )
  const [person, setPerson] = useState<Chosen | null>(of.person && { id: of.person.id, text: of.person.name })
  const [scopes, setScopes] = useState<readonly Chosen[]>(
    (of.scopes ?? []).map(({ id, title }) => ({ id, text: words(title) })),
  )
  const changing = useAct(() =>
    ask({
      path: `/admin/accounts/${of.id}`,
      method: 'PATCH',
      version: of.version,
      answer: AccountDetail,
      body: {
        name: { zh: zh.trim(), en: en.trim() },
        organizationId: organization?.id ?? null,
        personId: person?.id ?? null,
        scopeIds: scopes.length === 0 ? null : scopes.map(({ id }) => id),
      },
    }),
  )
  return (
    <Dialog kind="dialog" title={`${say.edit} · ${of.login}`} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!changing.isPending) changing.mutate(undefined, { onSuccess: onClose })
        }}
      >
        <TextField label={say.nameZh} required maxLength={100} lang="zh-CN" value={zh} onChange={setZh} />
        <TextField label={say.nameEn} required maxLength={100} lang="en" value={en} onChange={setEn} />
        <PlaceField of="organizations" label={say.organization} value={organization} onChange={setOrganization} />
        {of.kind === 'person' && <PlaceField of="people" label={say.person} value={person} onChange={setPerson} />}
        <ScopesField value={scopes} onChange={setScopes} />
        <p className="notice">{say.movedWarning}</p>
        <Fault of={changing.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={changing.isPending || !zh.trim() || !en.trim()}>
            {say.save}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
