/** What a version of a rule stands for, where a scope judges by more than the card: states and history name it. */
import type { Queryable } from '#platform/postgres/pool.ts'
import type { Verdict } from '../run/judge-all.ts'

/** Keeps what each rule was judged by; once, for ever. */
export async function keepVersions(
  client: Queryable,
  verdicts: readonly Pick<Verdict, 'of'>[],
  at: Temporal.Instant,
): Promise<void> {
  const rows = verdicts.flatMap(({ of: { version, book, terms } }) => {
    if (version === book.version) return []
    const { limits, outOfScope, exemptions, freeze, attestation } = terms
    const settings = [limits, outOfScope, ...exemptions, freeze].flatMap((one) => one?.id ?? [])
    return [{ version, rule: book.card.id, card: book.version, settings, attestation: attestation?.id ?? null }]
  })
  if (rows.length === 0) return
  await client.query(
    `insert into effective_version (version, rule, card_version, settings, attestation, at)
     select version, rule, card, settings, attestation, $2
       from jsonb_to_recordset($1::jsonb) as r(version text, rule text, card text, settings uuid[], attestation uuid)
     on conflict (version) do nothing`,
    [JSON.stringify(rows), at.toString()],
  )
}
