import { Provider } from '@citywide/model/platform/sso'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { ask } from '../api/fetch.ts'
import { newKey } from '../records/form/new-key.ts'
import { Fault } from '../api/fault.tsx'
import { type Chosen, PlaceField } from './place-fields.tsx'
import { texts } from './provider-texts.ts'
import { useAct } from './queries.ts'

/** @param of the provider to change; without one, a new one */
export function ProviderForm({ of, onClose }: { readonly of: Provider | undefined; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language } = useLanguage()
  const [code, setCode] = useState('')
  const [zh, setZh] = useState(of?.name.zh ?? '')
  const [en, setEn] = useState(of?.name.en ?? '')
  const [issuer, setIssuer] = useState('https://')
  const [clientId, setClientId] = useState(of?.clientId ?? '')
  const [secret, setSecret] = useState('')
  const [domains, setDomains] = useState(of?.domains.join(' ') ?? '')
  const [organization, setOrganization] = useState<Chosen | null>(
    of?.organization ? { id: of.organization.id, text: words(of.organization.title) } : null,
  )
  const [key] = useState(newKey)
  const saving = useAct(() => {
    const common = {
      name: { zh: zh.trim(), en: en.trim() },
      clientId: clientId.trim(),
      ...(secret !== '' && { secret }),
      domains: domains.split(/[\s,，、;；]+/).filter((one) => one !== ''),
      organizationId: organization?.id ?? null,
    }
    return of
      ? ask({ path: `/admin/providers/${of.id}`, method: 'PATCH', version: of.version, answer: Provider, body: common })
      : ask({
          path: '/admin/providers',
          method: 'POST',
          key,
          answer: Provider,
          body: { ...common, code: code.trim(), issuer: issuer.trim() },
        })
  })
  return (
    <Dialog kind="dialog" title={of ? say.editOf(of.name[language]) : say.addTitle} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!saving.isPending) saving.mutate(undefined, { onSuccess: onClose })
        }}
      >
        {!of && (
          <TextField label={say.code} help={say.codeHelp} required maxLength={40} value={code} onChange={setCode} />
        )}
        <TextField label={say.nameZh} required maxLength={60} lang="zh-CN" value={zh} onChange={setZh} />
        <TextField label={say.nameEn} required maxLength={60} lang="en" value={en} onChange={setEn} />
        {!of && <TextField label={say.issuer} required maxLength={500} value={issuer} onChange={setIssuer} />}
        <TextField label={say.clientId} required maxLength={300} value={clientId} onChange={setClientId} />
        <TextField
          label={say.secret}
          help={of?.secret ? say.secretKept : say.secretHelp}
          kind="password"
          autoComplete="off"
          maxLength={1000}
          value={secret}
          onChange={setSecret}
        />
        <TextField label={say.domains} help={say.domainsHelp} value={domains} onChange={setDomains} />
        <PlaceField of="organizations" label={say.organization} value={organization} onChange={setOrganization} />
        {of && <p className="notice">{say.retest}</p>}
        <Fault of={saving.error} />
        <div className="row">
          <Button
            type="submit"
            kind="primary"
            disabled={saving.isPending || !zh.trim() || !en.trim() || !clientId.trim()}
          >
            {say.save}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
