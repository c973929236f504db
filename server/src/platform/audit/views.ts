/** Checkpoints and proofs in the shape of the interface. */
import { printedCode, signedNote } from '@citywide/model/audit/checkpoint'
import { leafOf, sealedText } from '@citywide/model/audit/row'
import { includes, sidesOf } from '@citywide/model/audit/tree'
import type { AuditEntry, AuditProof, AuditState, CheckpointView } from '@citywide/model/platform/audit-view'
import type { Queryable } from '../postgres/pool.ts'
import type { Suite } from '../signing/suite.ts'
import { archives } from './archive-store.ts'
import { healthOf } from './health.ts'
import { lastCheckpoint, rowAt, type SignedCheckpoint } from './log-store.ts'
import { inclusion } from './proofs.ts'
import { lastVerification } from './verification-store.ts'
import { witnessStates } from './witness-store.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

export function checkpointView(suite: Suite, checkpoint: SignedCheckpoint): CheckpointView {
  const { size, root, head, at, signatures } = checkpoint
  return {
    suite: suite.name,
    size,
    root: base64(root),
    head: base64(head),
    at,
    signatures: signatures.map(({ keyId, signature }) => ({ keyId, signature: base64(signature) })),
    note: signedNote(checkpoint, signatures),
    code: printedCode(suite.hash, checkpoint),
  }
}

/** What the log says of itself: for auditors, and for the page that shows how the installation is. */
export async function auditState(client: Queryable, suite: Suite): Promise<AuditState> {
  const checkpoint = await lastCheckpoint(client)
  return {
    seal: await healthOf(client),
    checkpoint: checkpoint ? checkpointView(suite, checkpoint) : null,
    verification: (await lastVerification(client)) ?? null,
    witnesses: await witnessStates(client),
    archives: (await archives(client)).map(({ firstSeq, lastSeq, file, at }) => ({ firstSeq, lastSeq, file, at })),
  }
}

/** A row, what was hashed of it, and the way to the signed root. */
export async function proofView(client: Queryable, suite: Suite, entry: AuditEntry): Promise<AuditProof | undefined> {
  const row = await rowAt(client, entry.id)
  if (!row) return undefined
  const text = sealedText(row)
  const checkpoint = await lastCheckpoint(client)
  if (row.seq === null || !checkpoint || row.seq >= checkpoint.size) return { entry, text, sealed: null }
  const { size, root } = checkpoint
  const proof = await inclusion(client, suite, row.seq, size)
  const leaf = leafOf(suite.hash, row)
  const sides = sidesOf(row.seq, size, proof.length) ?? []
  return {
    entry,
    text,
    sealed: {
      leaf: base64(leaf),
      path: proof.map((hash, step) => ({ side: sides[step] ?? 'left', hash: base64(hash) })),
      checkpoint: checkpointView(suite, checkpoint),
      proven: includes(suite.hash, { leaf: row.seq, size, leafHash: leaf, proof, root }),
    },
  }
}
