/**
 * Checkpoints leave the machine, because whoever holds its keys could write everything anew: to a file that should lie
 * elsewhere, and to a second host, which is also sent the proof that the log only grew.
 */
import { open } from 'node:fs/promises'
import { signedNote } from '@citywide/model/audit/checkpoint'
import { startPaced } from '../events/paced.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { Pool } from '../postgres/pool.ts'
import type { KeyRing } from './keys.ts'
import { lastCheckpoint, type SignedCheckpoint } from './log-store.ts'
import { consistency } from './proofs.ts'
import { keepWitnesses, noteDelivery, noteTrouble, witnessPause, witnessStates } from './witness-store.ts'
import { witnessText } from './witness-line.ts'

interface WitnessSettings {
  /** Absolute path of a file that is only added to. */
  readonly file?: string | undefined
  /** Address that checkpoints are sent to. */
  readonly address?: string | undefined
}

export interface Witnessing extends WitnessSettings {
  readonly pool: Pool
  readonly keys: KeyRing
  readonly outbound: Outbound
  readonly report: (error: unknown) => void
}

/** Milliseconds: what was sealed is out of reach of a thief after a minute. */
const RHYTHM = 60_000

export function startWitnessing(witnessing: Witnessing): { stop(): Promise<void> } {
  const paced = startPaced(1_000, async () => {
    await deliver(witnessing).catch(witnessing.report)
    return RHYTHM
  })
  return {
    async stop() {
      await paced.stop()
      // The last minute leaves as well, where that is possible.
      await deliver(witnessing).catch(witnessing.report)
    },
  }
}

/** Brings each destination up to the last checkpoint. One that fails is tried again, with growing pauses. */
export async function deliver({ pool, keys, outbound, file, address }: Witnessing): Promise<void> {
  const ways = new Map<string, (checkpoint: SignedCheckpoint, known: number) => Promise<void>>()
  if (file !== undefined) ways.set('file', (checkpoint) => append(file, checkpoint))
  if (address !== undefined) {
    ways.set('host', async (checkpoint, known) => {
      const grown = known > 0 ? await consistency(pool, keys.suite, known, checkpoint.size) : undefined
      await send(outbound, address, checkpoint, known, grown)
    })
  }
  await keepWitnesses(pool, [...ways.keys()])
  const checkpoint = await lastCheckpoint(pool)
  if (!checkpoint) return
  const states = new Map((await witnessStates(pool)).map((state) => [state.name, state]))
  for (const [name, way] of ways) {
    const known = states.get(name)?.size ?? 0
    if (known >= checkpoint.size || (await witnessPause(pool, name)) > 0) continue
    try {
      await way(checkpoint, known)
      await noteDelivery(pool, name, checkpoint.size)
    } catch (error) {
      await noteTrouble(pool, name, error instanceof Error ? error.message : String(error))
    }
  }
}

/** One line, on disk before it counts. */
async function append(path: string, checkpoint: SignedCheckpoint): Promise<void> {
  const handle = await open(path, 'a', 0o644)
  try {
    await handle.write(`${witnessText(checkpoint)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function send(
  outbound: Outbound,
  address: string,
  checkpoint: SignedCheckpoint,
  known: number,
  grown: readonly Uint8Array[] | undefined,
): Promise<void> {
  const { status } = await outbound.request(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...(JSON.parse(witnessText(checkpoint)) as object),
      note: signedNote(checkpoint, checkpoint.signatures),
      consistency: grown && { from: known, proof: grown.map((hash) => Buffer.from(hash).toString('base64')) },
    }),
  })
  if (status < 200 || status >= 300) throw new Error(`HTTP ${status}`)
}
