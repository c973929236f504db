/**
 * Puts committed rows into their order: a hash chain, a Merkle tree and a signed checkpoint. Chaining them where they are
 * written would make all writers wait for each other.
 */
import { equalBytes } from '@citywide/model/audit/bytes'
import { checkpointText, firstHead, nextHead } from '@citywide/model/audit/checkpoint'
import { leafOf } from '@citywide/model/audit/row'
import { type Edge, folded, grow, type Node, placesOf } from '@citywide/model/audit/tree'
import { startPaced } from '../events/paced.ts'
import { type Pool, type PoolClient, transaction } from '../postgres/pool.ts'
import type { KeyRing } from './keys.ts'
import {
  lastCheckpoint,
  lockSeal,
  nodesAt,
  type Seal,
  unsealedRows,
  writeCheckpoint,
  writeNodes,
  writeSeals,
} from './log-store.ts'
import { moment } from './moment-store.ts'

/** Rows of one turn: a writer's row is sealed within a second or two, and nobody waits for the event loop long. */
const MOST = 2_000
/** Rows between two breaths of the event loop. */
const STRETCH = 250
const RHYTHM = 1_000

export interface Sealing {
  readonly pool: Pool
  readonly keys: KeyRing
  /** Told of a turn that failed; the next one tries again. */
  readonly report: (error: unknown) => void
}

/** Seals every second, and at once again while there is more. */
export function startSealing({ pool, keys, report }: Sealing): { stop(): Promise<void> } {
  const paced = startPaced(RHYTHM, async () => {
    try {
      return (await sealTurn(pool, keys)) === MOST ? 0 : RHYTHM
    } catch (error) {
      report(error)
      return RHYTHM
    }
  })
  return {
    async stop() {
      await paced.stop()
      // What was done in the last second is sealed as well, where that is possible.
      await sealTurn(pool, keys).catch(report)
    },
  }
}

/**
 * One turn: at most 2,000 rows, in one transaction.
 *
 * @returns how many rows were sealed; none where another process seals at this moment
 */
export function sealTurn(pool: Pool, keys: KeyRing): Promise<number> {
  return transaction(pool, async (client) => {
    if (!(await lockSeal(client))) return 0
    const rows = await unsealedRows(client, MOST)
    if (rows.length === 0) return 0
    const { suite } = keys
    let { edge, head } = await endOfLog(client, keys)
    const seals: Seal[] = []
    const nodes: Node[] = []
    for (const [count, row] of rows.entries()) {
      const leaf = leafOf(suite.hash, row)
      head = nextHead(suite.hash, head, leaf)
      seals.push({ id: row.id, seq: edge.size, chain: head })
      nodes.push(...grow(suite.hash, edge, leaf))
      if (count % STRETCH === STRETCH - 1) await breath()
    }
    await writeSeals(client, seals)
    await writeNodes(client, nodes)
    const checkpoint = { size: edge.size, root: folded(suite.hash, edge.hashes), head, at: await moment(client) }
    const signatures = await keys.signed(client, checkpointText(checkpoint))
    await writeCheckpoint(client, { ...checkpoint, signatures })
    return rows.length
  })
}

/** Where the log ends: the last signed state and the right edge of its tree. */
async function endOfLog(client: PoolClient, { suite }: KeyRing): Promise<{ edge: Edge; head: Uint8Array }> {
  const last = await lastCheckpoint(client)
  if (!last) return { edge: { size: 0, hashes: [] }, head: firstHead(suite.hash) }
  const hashes = await nodesAt(client, placesOf(0, last.size))
  const whole = hashes.filter((hash) => hash !== undefined)
  if (whole.length < hashes.length || !equalBytes(folded(suite.hash, whole), last.root)) {
    throw new Error('the right edge of the audit tree does not lead to its last checkpoint: nothing more is sealed')
  }
  return { edge: { size: last.size, hashes: whole }, head: last.head }
}

const breath = () => new Promise((resolve) => setImmediate(resolve))
