/** Subscriptions of other systems: who is told of what, and whether it arrives. */
import type { Webhook, WebhookSecret } from '@citywide/model/platform/webhook'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Answer } from '../api/answer.tsx'
import { doing, webhooksQuery } from './queries.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { StateTag } from './state-tag.tsx'
import { texts } from './texts.ts'
import { WebhookForm } from './webhook-form.tsx'
import { OneWebhook } from './one-webhook.tsx'
import './webhooks.css'

const route = getRouteApi('/app/admin/webhooks/{-$id}')

export function WebhooksPage() {
  const { id } = route.useParams()
  return id === undefined ? <AllWebhooks /> : <OneWebhook id={id} />
}

function AllWebhooks() {
  const say = useTexts(texts)
  const answer = useQuery(webhooksQuery)
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<WebhookSecret>()
  const columns = useColumns()
  return (
    <Answer of={answer} page what={say.webhooks}>
      {(all) => (
        <>
          <PageHead
            title={say.webhooks}
            sentence={say.sentence(
              all.length,
              all.filter(({ pausedAt }) => pausedAt !== null).length,
              all.reduce((sum, { dead }) => sum + dead, 0),
            )}
            aside={
              <Button kind="primary" onClick={() => setAdding(true)}>
                {say.add}
              </Button>
            }
          />
          <Panel title={say.webhooks} flush>
            {all.length === 0 ? (
              <Empty title={say.none}>{say.noneWhy}</Empty>
            ) : (
              <DataTable
                label={say.webhooks}
                rows={all}
                columns={columns}
                rowKey={({ id }) => id}
                sort={undefined}
                onSort={() => undefined}
              />
            )}
          </Panel>
          {adding && (
            <WebhookForm
              title={say.add}
              send={async (wish) => {
                setMade(await doing.create(wish))
                setAdding(false)
              }}
              onClose={() => setAdding(false)}
            />
          )}
          {made && <SecretDialog made={made} onClose={() => setMade(undefined)} />}
        </>
      )}
    </Answer>
  )
}

function useColumns(): readonly Column<Webhook>[] {
  const say = useTexts(texts)
  const { format } = useLanguage()
  return useMemo(
    () => [
      {
        id: 'name',
        title: say.name,
        heading: true,
        cell: ({ id, title, address }) => (
          <span>
            <Link to="/app/admin/webhooks/{-$id}" params={{ id }}>
              {title}
            </Link>
            <span className="webhook-address">{address}</span>
          </span>
        ),
      },
      { id: 'state', title: say.state, cell: (webhook) => <StateTag of={webhook} /> },
      { id: 'owner', title: say.owner, cell: ({ owner }) => <Words of={owner.name} /> },
      { id: 'registers', title: say.registers, cell: ({ registers }) => say.registersOf(registers.length) },
      { id: 'waiting', title: say.waiting, align: 'end', cell: ({ waiting }) => format.number(waiting, 0) },
      { id: 'dead', title: say.deadCount, align: 'end', cell: ({ dead }) => format.number(dead, 0) },
      {
        id: 'last',
        title: say.last,
        cell: ({ lastDeliveredAt }) =>
          lastDeliveredAt === null ? <span className="quiet">{say.never}</span> : format.moment(lastDeliveredAt),
      },
    ],
    [say, format],
  )
}
