/** Keys that send for a source: what comes with them is in its ledger, and what is refused waits for its people. */
import { Problem } from '@citywide/model/problem'
import type { Principal } from '#platform/access/principal.ts'
import { outsideRights } from '#platform/access/reach.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import type { Intake } from '../ingest/intake.ts'
import { type LedgerEntry, spanAt } from './ledger.ts'
import { noteLedger } from './ledger-store.ts'
import { type OwnForm, ownRows } from './own.ts'
import { lettersOf, type RefusedRow } from './reject.ts'
import { keepLetters } from './reject-store.ts'
import type { SentRow } from './rows.ts'
import { keySources } from './store.ts'

/** Milliseconds for which it is remembered whom a key sends for. */
const REMEMBERED = 1_000

interface Sent {
  readonly text: string
  readonly form: OwnForm
  readonly bytes: number
  readonly intake: Intake
  /** Microseconds since 1970. */
  readonly now: number
}

export interface HttpDoor {
  /** The source that a key sends for. @throws Problem SOURCE_OFF */
  sourceOf(principal: Principal): Promise<string | undefined>
  /** Keeps what was refused, and gives what the request adds to the ledger once its rows are stored. */
  received(source: string, sent: Sent): Promise<LedgerEntry>
}

export function openHttpDoor(pool: Pool): HttpDoor {
  let known: Promise<ReadonlyMap<string, { id: string; code: string; on: boolean }>> | undefined
  let readAt = 0

  function byKey() {
    const now = performance.now()
    if (!known || now - readAt > REMEMBERED) {
      readAt = now
      const asked = outsideRights(() => keySources(pool))
      known = asked
      // Who asks next asks anew.
      asked.catch(() => (known = known === asked ? undefined : known))
    }
    return known
  }

  return {
    async sourceOf({ keyId }) {
      const source = keyId === undefined ? undefined : (await byKey()).get(keyId)
      if (source && !source.on) throw new Problem('SOURCE_OFF', { code: source.code })
      return source?.id
    },
    async received(source, { text, form, bytes, intake, now }) {
      const entry = { source, run: spanAt(source, now), messages: 1, bytes, refused: intake.rejected }
      const nothing = intake.rows.length === 0
      const alone = { ...entry, accepted: 0, duplicate: 0, revised: 0, flagged: 0 }
      if (intake.rejected > 0) {
        const letters = lettersOf(refusedOf(text, form, intake))
        await outsideRights(() =>
          transaction(pool, async (client) => {
            await keepLetters(client, source, letters)
            if (nothing) await noteLedger(client, [alone])
          }),
        )
      } else if (nothing) await outsideRights(() => noteLedger(pool, [alone]))
      return entry
    },
  }
}

/** The rows that were refused, as far as they are listed, as they came. */
function refusedOf(text: string, form: OwnForm, { rejections }: Intake): RefusedRow[] {
  let rows: readonly SentRow[] = []
  try {
    rows = ownRows(text, form)
  } catch {
    // It was read once already; should it be read otherwise here, the reasons are kept all the same.
  }
  return rejections.map(({ row, stream, reason }) => ({ row: rows[row] ?? { stream, at: null, value: null }, reason }))
}
