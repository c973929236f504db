/** Accounts as people see each other. */
import { Problem } from '@citywide/model/problem'
import type { AccountName, AccountView } from '@citywide/model/platform/account-view'
import type { Queryable } from '../postgres/pool.ts'

/** Who can be mentioned or asked to act, by a part of the name; programs are left out. */
export async function findPeople(client: Queryable, words: string, limit: number): Promise<AccountView[]> {
  const { rows } = await client.query<AccountView>(
    `select id, name, roles_of(id) as roles from account
      where disabled_at is null and kind = 'person'
        and ($1 = '' or name ->> 'zh' ilike $2 or name ->> 'en' ilike $2 or login ilike $2)
      order by name ->> 'zh', id limit $3`,
    [words, `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`, limit],
  )
  return rows
}

/** Names of accounts, also of those that have ended since. */
export async function namesOfPeople(
  client: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountName>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<AccountName>('select id, name from account where id = any($1)', [
    [...new Set(ids)],
  ])
  return new Map(rows.map((row) => [row.id, row]))
}

/** @throws Problem NO_SUCH_ACCOUNT where one of them does not exist or has ended */
export async function demandPeople(client: Queryable, ids: readonly string[], pointer: string): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await client.query<{ id: string }>(
    'select id from account where id = any($1) and disabled_at is null',
    [ids],
  )
  if (rows.length === new Set(ids).size) return
  throw new Problem('NO_SUCH_ACCOUNT', {}, { fields: [{ pointer, code: 'NO_SUCH_ACCOUNT', text: unknown }] })
}

const unknown = { zh: '没有此账户，或账户已停用。', en: 'There is no such account, or it has ended.' }
