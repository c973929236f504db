/** The browser follows a proof by itself, so that nobody has to believe the server. Source: RFC 9162, section 2.1.3.2. */
import { concat, equalBytes } from '@citywide/model/audit/bytes'
import { sidesOf } from '@citywide/model/audit/tree'
import type { AuditProof } from '@citywide/model/platform/audit-view'

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(concat(...parts))))
}

const bytes = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

/** @returns undefined where this browser cannot tell: another hash, or no secure connection */
export async function followed({ entry, text, sealed }: AuditProof): Promise<boolean | undefined> {
  if (!sealed || entry.seq === null) return undefined
  const { checkpoint, path } = sealed
  if (checkpoint.suite !== 'ed25519-sha256' || !globalThis.crypto?.subtle) return undefined
  const sides = sidesOf(entry.seq, checkpoint.size, path.length)
  if (!sides) return false
  let reached = await sha256(Uint8Array.of(0), new TextEncoder().encode(text))
  for (const [step, { hash }] of path.entries()) {
    const beside = bytes(hash)
    reached = await (sides[step] === 'left'
      ? sha256(Uint8Array.of(1), beside, reached)
      : sha256(Uint8Array.of(1), reached, beside))
  }
  return equalBytes(reached, bytes(checkpoint.root))
}
