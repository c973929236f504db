/** The city's own licensed text. Read here and by nothing else: it is in no export, no log and no search. */
import type { PrivateText } from '@citywide/model/assurance/framework-view'
import type { Queryable } from '#platform/postgres/pool.ts'

const columns = `node, body, version, updated_at as "updatedAt"`

export async function textsOf(client: Queryable, framework: string): Promise<PrivateText[]> {
  const { rows } = await client.query<PrivateText>(
    `select ${columns} from framework_text where framework = $1 order by node`,
    [framework],
  )
  return rows
}

/**
 * @param read the version it was read at; 0 where there was none
 * @returns undefined where somebody else was faster
 */
export async function keepText(
  client: Queryable,
  { framework, node, body, read }: { framework: string; node: string; body: string; read: number },
  at: string,
  by: string,
): Promise<PrivateText | undefined> {
  const values = [framework, node, body, at, by]
  const { rows } =
    read === 0
      ? await client.query<PrivateText>(
          `insert into framework_text (framework, node, body, updated_at, updated_by) values ($1, $2, $3, $4, $5)
           on conflict do nothing returning ${columns}`,
          values,
        )
      : await client.query<PrivateText>(
          `update framework_text set body = $3, version = version + 1, updated_at = $4, updated_by = $5
            where framework = $1 and node = $2 and version = $6 returning ${columns}`,
          [...values, read],
        )
  return rows[0]
}

/** @returns whether it stood at the version that was read */
export async function dropText(client: Queryable, framework: string, node: string, read: number): Promise<boolean> {
  const { rowCount } = await client.query(
    'delete from framework_text where framework = $1 and node = $2 and version = $3',
    [framework, node, read],
  )
  return rowCount === 1
}
