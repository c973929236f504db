/** What the screens of imports ask the server. */
import {
  type ImportProblem,
  ImportProblems,
  ImportRows,
  ImportSource,
  ImportView,
  type RowOutcome,
} from '@citywide/model/platform/import'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { addressOf, ask } from '../api/fetch.ts'

const ImportList = z.object({ items: z.array(ImportView), next: z.string().nullable() })

/** While something is under way the page looks again in this rhythm, in milliseconds. */
const RHYTHM = 700

export function underWay({ state }: Pick<ImportView, 'state'>): boolean {
  return state === 'checking' || state === 'applying' || state === 'undoing'
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => ask({ path: `/imports/${encodeURIComponent(id)}`, answer: ImportView, signal }),
    refetchInterval: ({ state: { data } }) => (data && underWay(data) ? RHYTHM : false),
  })
}

/** Newest first. @param register path of the register; without it, of all */
export function importsQuery(register: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['imports', register],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: '/imports', answer: ImportList, query: { register, after: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function rowsQuery({ id }: ImportView, outcome: RowOutcome, key: unknown) {
  return infiniteQueryOptions({
    queryKey: ['import', id, 'rows', outcome, key],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: `/imports/${id}/rows`, answer: ImportRows, query: { outcome, after: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export type Phase = 'check' | 'undo'

/** More problems than these are no reading matter: the page says so, and the download has them all. */
const MOST_PROBLEMS = 5_000

/** The problems of a phase, page after page: a group is told whole. */
export function problemsQuery({ id }: ImportView, phase: Phase, key: unknown) {
  return queryOptions({
    queryKey: ['import', id, 'problems', phase, key],
    queryFn: async ({ signal }) => {
      const items: ImportProblem[] = []
      for (let after: string | undefined; ;) {
        const page = await ask({
          path: `/imports/${id}/problems`,
          answer: ImportProblems,
          query: { phase, after, limit: 500 },
          signal,
        })
        items.push(...page.items)
        if (page.next === null || items.length >= MOST_PROBLEMS) return { items, count: page.count }
        after = page.next
      }
    },
  })
}

export function sourcesQuery(register: string) {
  return queryOptions({
    queryKey: ['import-sources', register],
    queryFn: ({ signal }) =>
      ask({ path: '/import-sources', answer: z.array(ImportSource), query: { register }, signal }),
  })
}

const Values = z.object({
  items: z.array(z.object({ value: z.string(), rows: z.int() })),
  more: z.boolean(),
})

/** The different values of a column, the most frequent first. */
export function valuesQuery({ id }: ImportView, column: string) {
  return queryOptions({
    queryKey: ['import', id, 'values', column],
    queryFn: ({ signal }) => ask({ path: `/imports/${id}/values`, answer: Values, query: { column }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** No record has it: an export of nothing holds the headings alone. */
const NOBODY = '00000000-0000-4000-8000-000000000000'

export const addresses = {
  problems: ({ id }: ImportView, phase: Phase) => addressOf(`/imports/${id}/problems.csv`, { phase }),
  refused: ({ id }: ImportView) => addressOf(`/imports/${id}/refused.csv`),
  template: (register: string, format: 'csv' | 'xlsx') => addressOf(`/${register}/export`, { format, id: NOBODY }),
}
