/** Providers of single sign-on: added, tested, switched on, removed. */
import { Provider } from '@citywide/model/platform/sso'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { ask } from '../api/fetch.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { Fault } from '../api/fault.tsx'
import { ProviderForm } from './provider-form.tsx'
import { texts } from './provider-texts.ts'
import { providersQuery, useAct } from './queries.ts'

export function ProvidersPanel() {
  const say = useTexts(texts)
  const answer = useQuery(providersQuery)
  const [open, setOpen] = useState<Provider | 'new'>()
  return (
    <Panel
      title={say.title}
      aside={
        <Button icon="plus" onClick={() => setOpen('new')}>
          {say.add}
        </Button>
      }
      flush
    >
      <Answer of={answer} rows={3} what={say.title}>
        {(providers) =>
          providers.length === 0 ? (
            <Empty title={say.none}>{say.noneWhy}</Empty>
          ) : (
            <ul className="lines">
              {providers.map((provider) => (
                <Line key={provider.id} of={provider} onEdit={() => setOpen(provider)} />
              ))}
            </ul>
          )
        }
      </Answer>
      {open !== undefined && <ProviderForm of={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

function Line({ of, onEdit }: { readonly of: Provider; readonly onEdit: () => void }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const [removing, setRemoving] = useState(false)
  const { id, name, issuer, enabled, identities, testedAt, testProblem, redirectUri, version } = of
  const path = `/admin/providers/${id}`
  const testing = useAct(() => ask({ path: `${path}/test`, method: 'POST', answer: Provider }))
  const switching = useAct(() => ask({ path, method: 'PATCH', version, answer: Provider, body: { enabled: !enabled } }))
  const called = name[language]
  const state =
    testedAt === null
      ? say.untested
      : testProblem === null
        ? say.tested(format.dayOf(testedAt))
        : say.failed(testProblem)
  return (
    <li className="access-line">
      <div className="access-who">
        <strong>{called}</strong> <Tag tone={enabled ? 'good' : 'none'}>{enabled ? say.on : say.off}</Tag>
        <span className="line-about">{issuer}</span>
        <span className="line-about">{[state, say.opens(identities)].join(' · ')}</span>
        <span className="line-about">
          {say.redirect} <code>{redirectUri}</code>
        </span>
        <Fault of={testing.error ?? switching.error} />
      </div>
      <div className="row">
        <Button aria-label={say.testOf(called)} disabled={testing.isPending} onClick={() => testing.mutate()}>
          {say.test}
        </Button>
        <Button
          aria-label={enabled ? say.disableOf(called) : say.enableOf(called)}
          disabled={switching.isPending || (!enabled && (testedAt === null || testProblem !== null))}
          onClick={() => switching.mutate()}
        >
          {enabled ? say.disable : say.enable}
        </Button>
        <Button kind="quiet" aria-label={say.editOf(called)} onClick={onEdit}>
          {say.edit}
        </Button>
        <Button kind="quiet" aria-label={say.removeOf(called)} onClick={() => setRemoving(true)}>
          {say.remove}
        </Button>
      </div>
      {removing && <Remove of={of} onClose={() => setRemoving(false)} />}
    </li>
  )
}

function Remove({ of, onClose }: { readonly of: Provider; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const removing = useAct(() => ask({ path: `/admin/providers/${of.id}`, method: 'DELETE', answer: z.undefined() }))
  return (
    <ConfirmDialog
      title={say.removeOf(of.name[language])}
      verb={say.remove}
      leave={say.cancel}
      pending={removing.isPending}
      fault={<Fault of={removing.error} />}
      onConfirm={() => removing.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {say.removeLead(of.identities)}
    </ConfirmDialog>
  )
}
