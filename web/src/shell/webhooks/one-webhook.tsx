/** One subscription: what it holds, how it does, what was sent, and what could not be delivered. */
import { type Webhook, webhookTopics, type WebhookSecret } from '@citywide/model/platform/webhook'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { registerOf, registerTitle } from '../records/register/register.ts'
import { DeadLettersPanel } from './dead-letters.tsx'
import { Deliveries } from './deliveries.tsx'
import { Fault } from '../api/fault.tsx'
import { doing, useDoing, webhookQuery } from './queries.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { RenewDialog } from './renew-dialog.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { StateTag } from './state-tag.tsx'
import { texts } from './texts.ts'
import { WebhookForm } from './webhook-form.tsx'
import './webhooks.css'

const pausedBy = { person: 'byPerson', failures: 'byFailures', gone: 'byGone', owner: 'byOwner' } as const

export function OneWebhook({ id }: { readonly id: string }) {
  const say = useTexts(texts)
  const answer = useQuery(webhookQuery(id))
  return (
    <Answer of={answer} page what={say.webhooks}>
      {(webhook) => <Found webhook={webhook} />}
    </Answer>
  )
}

function Found({ webhook }: { readonly webhook: Webhook }) {
  const say = useTexts(texts)
  const { format, language } = useLanguage()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'form' | 'renew' | 'remove'>()
  const [made, setMade] = useState<WebhookSecret>()
  const { id, pausedAt, pauseReason, own } = webhook
  const switching = useDoing(() => (pausedAt === null ? doing.pause(id) : doing.resume(id)))
  const testing = useDoing(() => doing.test(id))
  const close = () => setOpen(undefined)
  const tried = testing.data
  return (
    <>
      <PageHead
        above={
          <Link to="/app/admin/webhooks/{-$id}" params={{ id: undefined }}>
            {say.webhooks}
          </Link>
        }
        title={webhook.title}
        sentence={
          pausedAt !== null && pauseReason !== null
            ? `${say[pausedBy[pauseReason]]} ${say.pausedSince(format.moment(pausedAt))}`
            : undefined
        }
        aside={
          <>
            <Button disabled={testing.isPending} onClick={() => testing.mutate(undefined)}>
              {say.test}
            </Button>
            <Button disabled={switching.isPending} onClick={() => switching.mutate(undefined)}>
              {pausedAt === null ? say.pause : say.resume}
            </Button>
            {own && <Button onClick={() => setOpen('form')}>{say.change}</Button>}
            {own && <Button onClick={() => setOpen('renew')}>{say.renew}</Button>}
            <Button kind="quiet" onClick={() => setOpen('remove')}>
              {say.remove}
            </Button>
          </>
        }
      />
      <div className="stack">
        <Fault of={testing.error ?? switching.error} />
        {tried && (
          <output className="notice">
            {tried.delivered
              ? say.testGood(tried.status ?? 0, say.milliseconds(format.number(tried.milliseconds, 0)))
              : say.testBad(
                  [tried.failure?.text[language], tried.status === null ? undefined : say.status(tried.status)]
                    .filter((words) => words !== undefined)
                    .join(' '),
                )}
          </output>
        )}
        <Subscription of={webhook} />
        <DeadLettersPanel of={webhook} />
        <Deliveries of={webhook} />
      </div>
      {open === 'form' && (
        <WebhookForm
          title={say.changeOf(webhook.title)}
          of={webhook}
          send={async (wish) => {
            await doing.change(webhook, wish)
            close()
          }}
          onClose={close}
        />
      )}
      {open === 'renew' && <RenewDialog of={webhook} onMade={setMade} onClose={close} />}
      {open === 'remove' && (
        <RemoveDialog
          of={webhook}
          onRemoved={() => void navigate({ to: '/app/admin/webhooks/{-$id}', params: { id: undefined } })}
          onClose={close}
        />
      )}
      {made && <SecretDialog made={made} onClose={() => setMade(undefined)} />}
    </>
  )
}

function Subscription({ of: webhook }: { readonly of: Webhook }) {
  const say = useTexts(texts)
  const { format, language } = useLanguage()
  const { address, topics, registers, algorithm, owner, own, madeAt, formerUntil, waiting, lastDeliveredAt } = webhook
  const names = registers.flatMap((noun) => {
    const declaration = registerOf(noun)
    return declaration ? [registerTitle(declaration, language)] : []
  })
  return (
    <Panel title={say.facts} aside={<StateTag of={webhook} />}>
      <Facts>
        <Fact name={say.address}>
          <code>{address}</code>
        </Fact>
        <Fact name={say.topics}>{format.list(topics.map((topic) => webhookTopics[topic][language]))}</Fact>
        {names.length > 0 && (
          <Fact name={say.registers}>
            {names.length > 12 ? say.registersOf(names.length) : format.list(names.toSorted(format.compare))}
          </Fact>
        )}
        <Fact name={say.algorithm}>
          {algorithm === 'hmac-sm3' ? 'HMAC-SM3' : 'HMAC-SHA256'}
          {formerUntil !== null && <span className="meta"> {say.formerUntil(format.moment(formerUntil))}</span>}
        </Fact>
        <Fact name={say.owner}>
          <Words of={owner.name} />
          <br />
          <span className="meta">
            {say.ownerWhy}
            {!own && ` ${say.notOwn}`}
          </span>
        </Fact>
        <Fact name={say.waiting}>{format.number(waiting, 0)}</Fact>
        <Fact name={say.last}>{lastDeliveredAt === null ? say.never : format.moment(lastDeliveredAt)}</Fact>
        <Fact name={say.made}>{format.moment(madeAt)}</Fact>
      </Facts>
    </Panel>
  )
}
