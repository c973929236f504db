import { AccountDetail, AccountPage } from '@citywide/model/platform/account'
import { ApiKey } from '@citywide/model/platform/api-key'
import { Holding, RoleGrant, WaitingGrant } from '@citywide/model/platform/role-grant'
import { Provider } from '@citywide/model/platform/sso'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { useChanging } from '../api/changing.ts'
import { ask } from '../api/fetch.ts'

/** What narrows the list of accounts; stands in the address. */
export const AccountSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  role: z.string().max(40).optional().catch(undefined),
  state: z.enum(['open', 'disabled', 'waiting', 'ending', 'without']).optional().catch(undefined),
  kind: z.enum(['person', 'program']).optional().catch(undefined),
  /** The one that is open beside the list. */
  account: z.uuid().optional().catch(undefined),
})
export type AccountSearch = z.infer<typeof AccountSearch>

export const accountsQuery = ({ q, role, state, kind }: AccountSearch) =>
  infiniteQueryOptions({
    queryKey: ['access', 'accounts', q, role, state, kind],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: '/admin/accounts', answer: AccountPage, query: { q, role, state, kind, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['access', 'account', id],
    queryFn: ({ signal }) => ask({ path: `/admin/accounts/${id}`, answer: AccountDetail, signal }),
  })

export const approvalsQuery = queryOptions({
  queryKey: ['access', 'approvals'],
  queryFn: ({ signal }) => ask({ path: '/approvals', answer: z.array(WaitingGrant), signal }),
})

export const holdersQuery = queryOptions({
  queryKey: ['access', 'holders'],
  queryFn: ({ signal }) => ask({ path: '/admin/holders', answer: z.array(Holding), signal }),
})

export const ownRolesQuery = queryOptions({
  queryKey: ['access', 'own-roles'],
  queryFn: ({ signal }) => ask({ path: '/own-roles', answer: z.array(RoleGrant), signal }),
})

/** @param of one's own, those of all accounts, or those of one */
export const keysQuery = (of: 'own' | 'all' | { readonly account: string }) =>
  queryOptions({
    queryKey: ['access', 'keys', of],
    queryFn: ({ signal }) =>
      of === 'own'
        ? ask({ path: '/own-keys', answer: z.array(ApiKey), signal })
        : ask({ path: '/admin/keys', answer: z.array(ApiKey), query: of === 'all' ? {} : of, signal }),
  })

export const providersQuery = queryOptions({
  queryKey: ['access', 'providers'],
  queryFn: ({ signal }) => ask({ path: '/admin/providers', answer: z.array(Provider), signal }),
})

/** An act of administration; whatever of it is on the page shows what then stands. */
export const useAct = <T, V = void>(change: (value: V) => Promise<T>) => useChanging('access', change)
