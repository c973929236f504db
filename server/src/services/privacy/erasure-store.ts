/**
 * A person is forgotten: records keep what the city needs of them without anything that leads to the person, and the key
 * behind the pseudonym is gone, so that nobody can tell whom consents and looks were about.
 */
import type { Erasure } from '@citywide/model/platform/privacy-office'
import type { z } from 'zod'
import { columnOf } from '@citywide/model/record/names'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { rowsOf, sql } from '#platform/postgres/statement.ts'

/** What a person wrote or what leads to one, in registers of cases; it goes. What was done, and when, stays. */
const personal: Readonly<Record<string, readonly string[]>> = {
  ServiceRequest: ['subjectRef', 'subject', 'details', 'note', 'address', 'location', 'photoUrl', 'caseNumber'],
  SupportCase: ['subjectRef'],
  Feedback: ['subjectRef'],
  SubjectRequest: ['subjectRef', 'question', 'answer'],
}

/** Ways to sign in, and what they leave behind. */
const opening = [
  'session',
  'sign_in_link',
  'password',
  'passkey',
  'passkey_challenge',
  'recovery_codes',
  'pending_sign_in',
  'known_device',
  'sso_identity',
  'inbox_entry',
] as const

export async function citizenAccount(
  client: PoolClient,
  login: string,
): Promise<{ id: string; subject: string } | undefined> {
  const { rows } = await client.query<{ id: string; subject: string }>(
    'select id, subject from account where login = $1 and subject is not null for update',
    [login],
  )
  return rows[0]
}

export async function erasePerson(
  client: PoolClient,
  registers: readonly RecordDeclaration[],
  account: { readonly id: string; readonly subject: string },
): Promise<z.output<typeof Erasure>> {
  let records = 0
  let versions = 0
  for (const declaration of registers) {
    const fields = personal[declaration.name]
    if (!fields) continue
    const gone = sql.join(fields.map((name) => sql`${sql.ref(columnOf(name))} = null`))
    const ids = (
      await rowsOf<{ id: string }>(
        client,
        sql`update ${sql.table(declaration.table)} set ${gone}, version = version + 1, updated_at = now()
            where subject_ref = ${account.subject} returning id`,
      )
    ).map(({ id }) => id)
    records += ids.length
    const { rowCount } = await client.query(
      `update record_version set document = document - $3::text[] where noun = $1 and id = any ($2)`,
      [declaration.name, ids, fields],
    )
    versions += rowCount ?? 0
    await client.query(
      `update change_log set old = old - $3::text[], new = new - $3::text[] where tbl = $1 and row_id = any ($2)`,
      [declaration.table, ids, fields.map(columnOf)],
    )
    // Answers that were kept for repeated requests hold whole records.
    await client.query(`delete from idempotent_request where body ->> 'id' = any ($1::text[])`, [ids])
    await client.query('delete from search_entry where noun = $1 and id = any ($2)', [declaration.name, ids])
  }
  await client.query('delete from idempotent_request where account_id = $1', [account.id])
  await client.query('delete from close_relation where subject_ref = $1', [account.subject])
  for (const table of opening) await client.query(`delete from ${table} where account_id = $1`, [account.id])
  await client.query('delete from one_time_code where id = $1', [account.id])
  await client.query('delete from person_key where id = $1', [account.id])
  const { rowCount } = await client.query(
    `update account set login = 'erased-' || gen_random_uuid(), name = $2, subject = null, person_id = null,
       disabled_at = coalesce(disabled_at, now()) where id = $1`,
    [account.id, JSON.stringify({ zh: '已注销', en: 'Erased' })],
  )
  return { records, versions, accounts: rowCount ?? 0 }
}
