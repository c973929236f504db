/** The log: every try, newest first, and sending again what arrived. */
import type { Webhook, WebhookDelivery } from '@citywide/model/platform/webhook'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Button, Switch } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Answer } from '../api/answer.tsx'
import { EventWords } from './event-words.tsx'
import { Fault } from '../api/fault.tsx'
import { deliveriesQuery, doing, useDoing } from './queries.ts'
import { ReplayDialog } from './replay-dialog.tsx'
import { More } from '../api/more.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/app/admin/webhooks/{-$id}')
const shown = { delivered: true, failed: false } as const

export function Deliveries({ of: { id } }: { readonly of: Webhook }) {
  const say = useTexts(texts)
  const navigate = useNavigate({ from: '/app/admin/webhooks/{-$id}' })
  const { show } = route.useSearch()
  const choice = show === 'delivered' || show === 'failed' ? show : 'all'
  const answer = useInfiniteQuery(deliveriesQuery(id, choice === 'all' ? undefined : shown[choice]))
  const [choosing, setChoosing] = useState(false)
  const resending = useDoing((event: string) => doing.replay(id, { event }))
  const rows = answer.data?.pages.flatMap(({ items }) => items) ?? []
  const columns = useColumns((event) => resending.mutate(event))
  return (
    <Panel
      title={say.log}
      about={say.logAbout}
      aside={<Button onClick={() => setChoosing(true)}>{say.replaySpan}</Button>}
      flush
    >
      <div className="webhook-bar">
        <Switch
          label={say.show}
          value={choice}
          options={[
            { value: 'all', text: say.all },
            { value: 'delivered', text: say.onlyDelivered },
            { value: 'failed', text: say.onlyFailed },
          ]}
          onChange={(next) => void navigate({ search: next === 'all' ? {} : { show: next }, replace: true })}
        />
        {resending.data && <output>{say.resent(resending.data.queued, resending.data.withheld)}</output>}
        <Fault of={resending.error} />
      </div>
      <Answer of={answer} rows={6} what={say.log}>
        {() =>
          rows.length === 0 ? (
            <Empty title={say.nothingSent}>{say.nothingSentWhy}</Empty>
          ) : (
            <>
              <DataTable
                label={say.log}
                rows={rows}
                columns={columns}
                rowKey={({ id: key }) => key}
                sort={undefined}
                onSort={() => undefined}
              />
              <More of={answer}>{say.more}</More>
            </>
          )
        }
      </Answer>
      {choosing && <ReplayDialog of={id} onClose={() => setChoosing(false)} />}
    </Panel>
  )
}

function useColumns(resend: (event: string) => void): readonly Column<WebhookDelivery>[] {
  const say = useTexts(texts)
  const { format, language } = useLanguage()
  return useMemo(
    () => [
      {
        id: 'event',
        title: say.event,
        heading: true,
        cell: ({ topic, subject }) => <EventWords topic={topic} subject={subject} />,
      },
      {
        id: 'when',
        title: say.when,
        cell: ({ at, try: nth, replay }) => (
          <span>
            {format.moment(at)}
            <span className="meta">
              {' '}
              {say.nthTry(nth)}
              {replay && ` · ${say.again}`}
            </span>
          </span>
        ),
      },
      {
        id: 'outcome',
        title: say.outcome,
        cell: ({ delivered, status, failure }) => (
          <span>
            <Tag tone={delivered ? 'good' : 'bad'}>{delivered ? say.arrived : say.failed}</Tag>{' '}
            {status !== null && say.status(status)} {failure !== null && status === null && failure.text[language]}
          </span>
        ),
      },
      {
        id: 'time',
        title: say.time,
        align: 'end',
        cell: ({ milliseconds }) => say.milliseconds(format.number(milliseconds, 0)),
      },
      {
        id: 'size',
        title: say.size,
        align: 'end',
        cell: ({ requestBytes }) => say.bytes(format.number(requestBytes, 0)),
      },
      {
        id: 'again',
        title: say.resend,
        narrow: true,
        cell: ({ event, kept, topic, at }) =>
          kept && (
            <Button
              kind="quiet"
              aria-label={say.resendOf(`${topic} ${format.moment(at)}`)}
              onClick={() => resend(event)}
            >
              {say.resend}
            </Button>
          ),
      },
    ],
    [say, format, language, resend],
  )
}
