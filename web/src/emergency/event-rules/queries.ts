/** What the pages of event rules ask and send. */
import type { EventRuleDeclaration } from '@citywide/model/observations/event-rule'
import {
  EventGroupPage,
  EventRuleCheck,
  EventRuleList,
  EventRuleView,
  type EventRuleWrite,
  EventTransitionPage,
  EventTrial,
} from '@citywide/model/observations/event-rule-view'
import { StreamList } from '@citywide/model/observations/stream'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { ask } from '../../shell/api/fetch.ts'

/** States move with the observations, which would be too many words: they are asked for in this rhythm. */
const RHYTHM = 5_000
const reads = ['event-rules', 'Alert']

export const rulesQuery = (scope: string | undefined) =>
  queryOptions({
    queryKey: ['event-rules', 'list', scope],
    queryFn: ({ signal }) => ask({ path: '/event-rules', answer: EventRuleList, query: { scope }, signal }),
    refetchInterval: RHYTHM,
    meta: { reads },
  })

export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: ['event-rules', 'rule', id],
    queryFn: ({ signal }) => ask({ path: `/event-rules/${id}`, answer: EventRuleView, signal }),
    meta: { reads },
  })

export const groupsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['event-rules', 'groups', id],
    queryFn: ({ signal, pageParam }) =>
      ask({ path: `/event-rules/${id}/groups`, answer: EventGroupPage, query: { after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: RHYTHM,
    meta: { reads },
  })

export const transitionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['event-rules', 'transitions', id],
    queryFn: ({ signal, pageParam }) =>
      ask({
        path: `/event-rules/${id}/transitions`,
        answer: EventTransitionPage,
        query: { before: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: RHYTHM,
    meta: { reads },
  })

/** What the server says of a rule that is being written: what it would watch, and how its examples come out. */
export const checkQuery = (written: EventRuleWrite, enabled: boolean) =>
  queryOptions({
    queryKey: ['event-rule-check', JSON.stringify(written)],
    queryFn: ({ signal }) =>
      ask({ path: '/event-rules/check', method: 'POST', body: written, answer: EventRuleCheck, signal }),
    placeholderData: keepPreviousData,
    enabled,
    gcTime: 30_000,
  })

export interface Measured {
  readonly property: string
  readonly unit: string
}

const PAGE = 1_000

/** Properties that streams of a scope measure, each with its unit. */
export const measuredQuery = (scope: string | undefined) =>
  queryOptions({
    queryKey: ['event-rules', 'measured', scope],
    queryFn: async ({ signal }) => {
      const found = new Map<string, Measured>()
      let after: string | undefined
      do {
        const answer = await ask({ path: '/streams', answer: StreamList, query: { scope, limit: PAGE, after }, signal })
        for (const { property, unit } of answer.items) found.set(`${property} ${unit}`, { property, unit })
        after = answer.next ?? undefined
      } while (after !== undefined)
      return [...found.values()]
    },
    enabled: scope !== undefined,
    staleTime: 300_000,
  })

export function tryRule(declaration: EventRuleDeclaration): Promise<EventTrial> {
  return ask({ path: '/event-rules/trial', method: 'POST', body: { declaration, days: 31 }, answer: EventTrial })
}

export function declareRule(written: EventRuleWrite, key: string): Promise<EventRuleView> {
  return ask({ path: '/event-rules', method: 'POST', body: written, key, answer: EventRuleView })
}

export function writeRule({ id, revision }: EventRuleView, written: EventRuleWrite): Promise<EventRuleView> {
  return ask({ path: `/event-rules/${id}`, method: 'PUT', body: written, version: revision, answer: EventRuleView })
}

export function switchRule({ id, revision }: EventRuleView, act: 'on' | 'off', key: string): Promise<EventRuleView> {
  return ask({
    path: `/event-rules/${id}/acts`,
    method: 'POST',
    body: { act },
    version: revision,
    key,
    answer: EventRuleView,
  })
}

export interface SilenceWish {
  readonly group: string | null
  readonly reason: string
  readonly until: string
}

export function silenceRule(id: string, wish: SilenceWish, key: string): Promise<EventRuleView> {
  return ask({ path: `/event-rules/${id}/silences`, method: 'POST', body: wish, key, answer: EventRuleView })
}

export function endSilence(id: string, silence: string): Promise<EventRuleView> {
  return ask({ path: `/event-rules/${id}/silences/${silence}`, method: 'DELETE', answer: EventRuleView })
}
