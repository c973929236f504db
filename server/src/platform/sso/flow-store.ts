import { hashOf } from '../access/principal.ts'
import type { Queryable } from '../postgres/pool.ts'

/** How long somebody may take at the provider. */
const LIFE = '10 minutes'

export interface Flow {
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string | null
  /** The account that links another one to itself; null at a sign-in. */
  readonly linkAccount: string | null
}

export async function addFlow(
  client: Queryable,
  flow: Flow & { readonly providerId: string; readonly state: string; readonly browser: string },
): Promise<void> {
  await client.query(`delete from sso_flow where made_at < now() - $1::interval`, [LIFE])
  await client.query(
    `insert into sso_flow (state_hash, provider_id, browser_hash, nonce, verifier, return_to, link_account)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      hashOf(flow.state),
      flow.providerId,
      hashOf(flow.browser),
      flow.nonce,
      flow.verifier,
      flow.returnTo,
      flow.linkAccount,
    ],
  )
}

/** Takes a flow, once, for the browser that began it: of two answers at the same moment one finds it. */
export async function takeFlow(
  client: Queryable,
  { providerId, state, browser }: { providerId: string; state: string; browser: string },
): Promise<Flow | undefined> {
  const { rows } = await client.query<Flow>(
    `delete from sso_flow where state_hash = $1 and provider_id = $2 and browser_hash = $3
        and made_at > now() - $4::interval
     returning nonce, verifier, return_to as "returnTo", link_account as "linkAccount"`,
    [hashOf(state), providerId, hashOf(browser), LIFE],
  )
  return rows[0]
}
