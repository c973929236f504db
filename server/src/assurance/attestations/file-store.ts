import type { FileKind } from '@citywide/model/platform/attachment'
import type { Queryable } from '#platform/postgres/pool.ts'

interface NewEvidence {
  readonly id: string
  readonly attestationId: string
  readonly sha256: string
  readonly bytes: number
  readonly name: string
  readonly kind: FileKind
  readonly collectedAt: string
  readonly expiresAt: string | null
  readonly accountId: string
  readonly at: string
}

export async function addEvidence(client: Queryable, file: NewEvidence): Promise<void> {
  const { id, attestationId, sha256, bytes, name, kind, collectedAt, expiresAt, accountId, at } = file
  await client.query('insert into stored_file (sha256, bytes) values ($1, $2) on conflict do nothing', [sha256, bytes])
  await client.query(
    `insert into attestation_file (id, attestation_id, sha256, name, kind, collected_at, expires_at, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, attestationId, sha256, name, kind, collectedAt, expiresAt, accountId, at],
  )
}

export interface Evidence {
  readonly attestationId: string
  readonly sha256: string
  readonly bytes: number
  readonly name: string
  readonly kind: FileKind
}

export async function findEvidence(client: Queryable, id: string): Promise<Evidence | undefined> {
  const { rows } = await client.query<Evidence>(
    `select f.attestation_id as "attestationId", f.sha256, s.bytes, f.name, f.kind
       from attestation_file f join stored_file s using (sha256) where f.id = $1`,
    [id],
  )
  return rows[0]
}

export async function dropEvidence(client: Queryable, id: string): Promise<void> {
  await client.query('delete from attestation_file where id = $1', [id])
}
