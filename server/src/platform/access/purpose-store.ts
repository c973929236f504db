import { hazard } from '@citywide/model/codes/hazard'
import type { Purpose, StatedPurpose } from '@citywide/model/platform/purpose'
import type { Text } from '@citywide/model/text'
import type { Queryable } from '../postgres/pool.ts'

/** A task is stated anew after an hour; an incident holds for a shift, and no longer than it is open. */
const lives = { task: '1 hour', consent: '1 hour', incident: '12 hours' } as const

/** States the purpose of a session, in place of the one before. Undefined where the session has ended. */
export async function keepPurpose(
  client: Queryable,
  tokenHash: Buffer,
  stated: StatedPurpose,
): Promise<Purpose | undefined> {
  const { rows } = await client.query<{ purpose: Purpose }>(
    `update session set purpose = $2::jsonb || jsonb_build_object('until',
         to_char((now() + $3::interval) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
      where token_hash = $1 returning purpose`,
    [tokenHash, JSON.stringify(stated), lives[stated.kind]],
  )
  return rows[0]?.purpose
}

export async function endPurpose(client: Queryable, tokenHash: Buffer): Promise<void> {
  await client.query('update session set purpose = null where token_hash = $1', [tokenHash])
}

const kinds: Readonly<Record<string, Text>> = hazard.values

export interface OpenIncident {
  readonly id: string
  readonly title: Text
}

/** Incidents that are not closed, the latest first: a duty officer names the one he works on. */
export async function openIncidents(client: Queryable): Promise<OpenIncident[]> {
  const { rows } = await client.query<{ id: string; hazard: string; day: string }>(
    `select id, hazard, to_char(declared_at, 'YYYY-MM-DD') as day from incident
      where status <> 'closed' order by declared_at desc limit 50`,
  )
  return rows.map(({ id, hazard: code, day }) => {
    const { zh, en } = kinds[code] ?? { zh: code, en: code }
    return { id, title: { zh: `${zh}（${day}）`, en: `${en} (${day})` } }
  })
}
