import { Source, type SourceDeclaration, SourceList } from '@citywide/model/observations/source'
import {
  type RejectMend,
  RejectsDropped,
  RejectsReplayed,
  SourceReject,
  SourceRejects,
} from '@citywide/model/observations/source-reject'
import { SourceRuns } from '@citywide/model/observations/source-run'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { useChanging } from '../../shell/api/changing.ts'
import { ask } from '../../shell/api/fetch.ts'
import { newKey } from '../../shell/api/new-key.ts'

/** Sources go on by themselves: the page looks again in this rhythm, in milliseconds. */
const RHYTHM = 5_000
const SLOW = 15_000

export const sourcesQuery = (scope: string | undefined) =>
  queryOptions({
    queryKey: ['sources', 'all', scope],
    queryFn: ({ signal }) => ask({ path: '/sources', answer: SourceList, query: { scope }, signal }),
    refetchInterval: RHYTHM,
  })

const at = (code: string) => `/sources/${encodeURIComponent(code)}`

export const sourceQuery = (code: string) =>
  queryOptions({
    queryKey: ['sources', code],
    queryFn: ({ signal }) => ask({ path: at(code), answer: Source, signal }),
    refetchInterval: RHYTHM,
  })

export const runsQuery = (code: string) =>
  infiniteQueryOptions({
    queryKey: ['sources', code, 'runs'],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: `${at(code)}/runs`, answer: SourceRuns, query: { after: pageParam, limit: 12 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: SLOW,
  })

/** A group of refused rows; without one all of them. */
export interface RejectGroup {
  readonly reason: string
  readonly stream: string
}

export const rejectsQuery = (code: string, group: RejectGroup | undefined) =>
  infiniteQueryOptions({
    queryKey: ['sources', code, 'rejects', group],
    queryFn: ({ pageParam, signal }) =>
      ask({
        path: `${at(code)}/rejects`,
        answer: SourceRejects,
        query: { reason: group?.reason, stream: group?.stream, after: pageParam, limit: 10 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export type Chosen = readonly string[] | Partial<RejectGroup>

export const doing = {
  declare: (code: string, body: z.input<typeof SourceDeclaration>, version: number | undefined) =>
    ask({ path: at(code), method: 'PUT', answer: Source, body, ...(version !== undefined && { version }) }),
  switch: ({ code, on }: Pick<Source, 'code' | 'on'>) =>
    ask({ path: `${at(code)}/${on ? 'off' : 'on'}`, method: 'POST', answer: Source, body: {}, key: newKey() }),
  remove: ({ code, version }: Pick<Source, 'code' | 'version'>) =>
    ask({ path: at(code), method: 'DELETE', answer: z.undefined(), version }),
  mend: (code: string, { id, version }: Pick<SourceReject, 'id' | 'version'>, body: z.input<typeof RejectMend>) =>
    ask({ path: `${at(code)}/rejects/${id}`, method: 'PATCH', answer: SourceReject, body, version }),
  replay: (code: string, letters: Chosen) =>
    ask({
      path: `${at(code)}/rejects/replay`,
      method: 'POST',
      answer: RejectsReplayed,
      body: { letters },
      key: newKey(),
    }),
  drop: (code: string, letters: Chosen, reason: string) =>
    ask({
      path: `${at(code)}/rejects/drop`,
      method: 'POST',
      answer: RejectsDropped,
      body: { letters, reason },
      key: newKey(),
    }),
} as const

/** A change, after which everything about sources is asked anew. */
export const useDoing = <T, V = void>(change: (value: V) => Promise<T>) => useChanging('sources', change)

const Found = z.object({ items: z.array(z.looseObject({ id: z.string(), name: z.unknown(), title: z.unknown() })) })

/** Records of a register that fit what is typed. */
export const foundQuery = (path: string, words: string) =>
  queryOptions({
    queryKey: ['found', path, words],
    queryFn: async ({ signal }) => {
      const query = { q: words || undefined, limit: 20 }
      const { items } = await ask({ path: `/${path}`, answer: Found, query, signal })
      return items.map(({ id, name, title }) => ({ id, name: name ?? title }))
    },
  })
