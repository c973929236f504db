/** Consent is given for one purpose, by one who was shown what for; it is taken back with one word, effective at once. */
import { createHash, randomUUIDv7 } from 'node:crypto'
import type { ConsentGiven } from '@citywide/model/platform/my-data'
import { Problem } from '@citywide/model/problem'
import { Consent } from '@citywide/model/services/consent'
import type { z } from 'zod'
import type { PoolClient } from '#platform/postgres/pool.ts'
import type { Author, RecordStore, Stored } from '#platform/records/store.ts'
import { hasConsent, heldConsent, momentsOf, takeTurn } from './consent-store.ts'
import { offered } from './notice-store.ts'

/** SHA-256 of a notice as it is shown, in hexadecimal. */
export const noticeHash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What a purpose is called in the records: the Chinese name, or the English one where there is none. */
export const purposeName = ({ zh, en }: { zh?: string | undefined; en?: string | undefined }): string => zh ?? en ?? ''

/**
 * @throws Problem NOTICE_CHANGED when another version is offered by now, or the text was not the one of this version;
 * CONSENT_GIVEN when the person consents to it already
 */
export async function giveConsent(
  client: PoolClient,
  store: RecordStore,
  subject: string,
  { noticeId, version, language, hash }: z.output<typeof ConsentGiven>,
  author: Author,
): Promise<Stored> {
  await takeTurn(client, subject, noticeId)
  const notice = await offered(client, noticeId)
  if (notice?.version !== version || notice.hashes[language] !== hash) throw new Problem('NOTICE_CHANGED')
  if (await hasConsent(client, subject, noticeId)) throw new Problem('CONSENT_GIVEN')
  const { now, expiresAt } = await momentsOf(client, notice.months)
  const values = {
    subjectRef: subject,
    purpose: purposeName(notice.purpose),
    datasetIds: notice.datasetIds,
    granteeOrgId: notice.granteeId,
    grantedAt: now,
    expiresAt,
    withdrawnAt: null,
    dataCategories: notice.dataCategories,
    controllerOrgId: notice.controllerId,
    recipientOrgIds: notice.recipientIds,
    method: 'web',
    noticeId,
    noticeVersion: version,
    noticeHash: hash,
    language,
    receiptId: randomUUIDv7(),
    scopeId: notice.scopeId,
    confidentiality: 'confidential',
  }
  return store.create(client, Consent, values, author)
}

/** Withdrawing twice is withdrawing once. @throws Problem NOT_FOUND for a consent of somebody else */
export async function withdrawConsent(
  client: PoolClient,
  store: RecordStore,
  subject: string,
  id: string,
  author: Author,
): Promise<void> {
  const held = await heldConsent(client, subject, id)
  if (!held) throw new Problem('NOT_FOUND')
  if (held.withdrawnAt !== null) return
  const { now } = await momentsOf(client, null)
  await store.change(client, Consent, id, held.version, { withdrawnAt: now, withdrawalMethod: 'web' }, author)
}
