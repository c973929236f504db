/** A checkpoint as it stands in a witness file: one line of JSON, read by this release and by any other program. */
import { checkpointText, type Checkpoint } from '@citywide/model/audit/checkpoint'
import { z } from 'zod'
import type { Suite } from '../signing/suite.ts'
import { isSigned, type TrustedKeys } from './keys.ts'
import type { SignedCheckpoint } from './log-store.ts'

export interface WitnessLine extends Checkpoint {
  readonly line: number
}

const base64 = (raw: Uint8Array) => Buffer.from(raw).toString('base64')

export function witnessText({ size, root, head, at, signatures }: SignedCheckpoint): string {
  return JSON.stringify({
    size,
    root: base64(root),
    head: base64(head),
    at,
    signatures: signatures.map(({ keyId, signature }) => ({ keyId, signature: base64(signature) })),
  })
}

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'))
const Line = z.object({
  size: z.int().positive(),
  root: bytes,
  head: bytes,
  at: z.string(),
  signatures: z.array(z.object({ keyId: z.string(), signature: bytes })),
})

/**
 * Reads a witness file. A line that is no checkpoint signed by a trusted key proves nothing and is named; the last may
 * be torn, when the machine stopped while it was written.
 */
export function readWitness(text: string, suite: Suite, trusted: TrustedKeys) {
  const lines: WitnessLine[] = []
  const unreadable: number[] = []
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue
    const parsed = Line.safeParse(jsonOf(written))
    const line = index + 1
    if (parsed.success && isSigned(suite, trusted, checkpointText(parsed.data), parsed.data.signatures)) {
      lines.push({ line, ...parsed.data })
    } else unreadable.push(line)
  }
  return { lines, unreadable }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
