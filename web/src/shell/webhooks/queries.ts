import {
  DeadEnded,
  DeadLetters,
  Webhook,
  WebhookDeliveries,
  WebhookReplayed,
  type WebhookReplay,
  WebhookSecret,
  WebhookTest,
  type WebhookCreate,
} from '@citywide/model/platform/webhook'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { useChanging } from '../api/changing.ts'
import { ask } from '../api/fetch.ts'
import { newKey } from '../records/form/new-key.ts'

/** Deliveries go on by themselves: the page looks again in this rhythm, in milliseconds. */
const RHYTHM = 5_000

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => ask({ path: '/webhooks', answer: z.array(Webhook), signal }),
  refetchInterval: RHYTHM,
})

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', id],
    queryFn: ({ signal }) => ask({ path: `/webhooks/${id}`, answer: Webhook, signal }),
    refetchInterval: RHYTHM,
  })

export const deliveriesQuery = (id: string, delivered: boolean | undefined) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries', delivered],
    queryFn: ({ pageParam, signal }) =>
      ask({
        path: `/webhooks/${id}/deliveries`,
        answer: WebhookDeliveries,
        query: { delivered, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const deadLettersQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'dead'],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: `/webhooks/${id}/dead-letters`, answer: DeadLetters, query: { after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

type Wish = z.input<typeof WebhookCreate>
export type Chosen = 'all' | readonly string[]

/** What can be done; each wish with a key of its own, so that it is done once. */
export const doing = {
  create: (body: Wish) => ask({ path: '/webhooks', method: 'POST', answer: WebhookSecret, body, key: newKey() }),
  change: ({ id, version }: Webhook, body: Partial<Wish>) =>
    ask({ path: `/webhooks/${id}`, method: 'PATCH', answer: Webhook, body, version }),
  secret: (id: string, overlapHours: number) =>
    ask({
      path: `/webhooks/${id}/secret`,
      method: 'POST',
      answer: WebhookSecret,
      body: { overlapHours },
      key: newKey(),
    }),
  pause: (id: string) =>
    ask({ path: `/webhooks/${id}/pause`, method: 'POST', answer: Webhook, body: {}, key: newKey() }),
  resume: (id: string) =>
    ask({ path: `/webhooks/${id}/resume`, method: 'POST', answer: Webhook, body: {}, key: newKey() }),
  test: (id: string) =>
    ask({ path: `/webhooks/${id}/test`, method: 'POST', answer: WebhookTest, body: {}, key: newKey() }),
  remove: ({ id, version }: Webhook) =>
    ask({ path: `/webhooks/${id}`, method: 'DELETE', answer: z.undefined(), version }),
  replay: (id: string, body: WebhookReplay) =>
    ask({ path: `/webhooks/${id}/replay`, method: 'POST', answer: WebhookReplayed, body, key: newKey() }),
  replayDead: (id: string, letters: Chosen) =>
    ask({
      path: `/webhooks/${id}/dead-letters/replay`,
      method: 'POST',
      answer: DeadEnded,
      body: { letters },
      key: newKey(),
    }),
  dropDead: (id: string, letters: Chosen, reason: string) =>
    ask({
      path: `/webhooks/${id}/dead-letters/drop`,
      method: 'POST',
      answer: DeadEnded,
      body: { letters, reason },
      key: newKey(),
    }),
} as const

/** A change, after which everything about webhooks is asked anew. */
export const useDoing = <T, V = void>(change: (value: V) => Promise<T>) => useChanging('webhooks', change)
