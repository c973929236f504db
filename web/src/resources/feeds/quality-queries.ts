import { Stream, type StreamDeclaration, type StreamLimits } from '@citywide/model/observations/stream'
import { Judgement, LimitsTrial, ObservationSpace, StreamQuality } from '@citywide/model/observations/stream-quality'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../shell/api/fetch.ts'

const path = (code: string, part = '') => `/streams/${encodeURIComponent(code)}${part}`

export const qualityQuery = (code: string) =>
  queryOptions({
    queryKey: ['feed', code, 'quality'],
    queryFn: ({ signal }) => ask({ path: path(code, '/quality'), answer: StreamQuality, signal }),
    staleTime: 60_000,
  })

export const spaceQuery = () =>
  queryOptions({
    queryKey: ['observation-space'],
    queryFn: ({ signal }) => ask({ path: '/observation-space', answer: ObservationSpace, signal }),
    staleTime: 60_000,
  })

const Readers = z.object({ items: z.array(z.object({ id: z.string(), code: z.string(), title: Stream.shape.title })) })

export const readersQuery = (code: string) =>
  queryOptions({
    queryKey: ['feed', code, 'indicators'],
    queryFn: ({ signal }) => ask({ path: path(code, '/indicators'), answer: Readers, signal }),
  })

/** What a rule says of itself, as far as a stream asks. */
const Rules = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      title: Stream.shape.title,
      sentence: Stream.shape.title,
      property: z.string(),
    }),
  ),
})

export const eventRulesQuery = () =>
  queryOptions({
    queryKey: ['event-rules', 'of streams'],
    queryFn: ({ signal }) => ask({ path: '/event-rules', answer: Rules, signal }),
    retry: false,
  })

export function tryLimits(code: string, limits: StreamLimits): Promise<LimitsTrial> {
  return ask({ path: path(code, '/limits-trial'), method: 'POST', body: { limits }, answer: LimitsTrial })
}

export function declare(code: string, body: StreamDeclaration): Promise<Stream> {
  return ask({ path: path(code), method: 'PUT', body, answer: Stream })
}

export function judgeAnew(code: string): Promise<Judgement> {
  return ask({ path: path(code, '/judgements'), method: 'POST', body: { days: 30 }, answer: Judgement })
}
