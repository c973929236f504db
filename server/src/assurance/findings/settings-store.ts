import { defaultSettings, FindingSettings } from '@citywide/model/assurance/finding-follow'
import type { Queryable } from '#platform/postgres/pool.ts'

/** What the city set, or the defaults, which are version 0. */
export async function settingsOf(client: Queryable): Promise<FindingSettings & { readonly version: number }> {
  const { rows } = await client.query<{ settings: unknown; version: number }>(
    'select settings, version from finding_setting',
  )
  const [row] = rows
  return row ? { ...FindingSettings.parse(row.settings), version: row.version } : { ...defaultSettings, version: 0 }
}

/** @returns false where somebody else was faster */
export async function keepSettings(client: Queryable, settings: FindingSettings, read: number): Promise<boolean> {
  const { rowCount } =
    read === 0
      ? await client.query('insert into finding_setting (settings) values ($1) on conflict do nothing', [settings])
      : await client.query('update finding_setting set settings = $1, version = version + 1 where version = $2', [
          settings,
          read,
        ])
  return rowCount === 1
}
