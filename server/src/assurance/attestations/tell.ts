/** Telling people of what waits for their signature, and of what became of what they signed. */
import type { SignatureNews } from '@citywide/model/platform/inbox'
import { ABOUT_SIGNATURES, tellAccounts } from '#platform/inbox/store.ts'
import type { Queryable } from '#platform/postgres/pool.ts'

/** @param about id of the setting or the statement; `actor` is not told what he did himself */
export async function tellSignature(
  client: Queryable,
  people: readonly string[],
  { about, actor, news }: { readonly about: string; readonly actor: string | null; readonly news: SignatureNews },
): Promise<void> {
  const others = people.filter((person) => person !== actor)
  await tellAccounts(client, others, { kind: 'signature', noun: ABOUT_SIGNATURES, recordId: about, note: news })
}
