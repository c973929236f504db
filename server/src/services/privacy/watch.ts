/** What happens by itself: hidden looks come to light on their day, unusual ones are told to the privacy officers. */
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import { noteActs } from '#platform/audit/append.ts'
import { ABOUT_PRIVACY, tellAccounts } from '#platform/inbox/store.ts'
import type { Job } from '#platform/jobs.ts'
import { privacyOfficers, raiseAlarms } from './alarm-store.ts'
import { discloseDue } from './city-access-store.ts'

export interface WatchOptions {
  readonly pool: Pool
  readonly timeZone: string
}

export async function disclose({ pool }: Pick<WatchOptions, 'pool'>): Promise<number> {
  return transaction(pool, async (client) => {
    const count = await discloseDue(client)
    if (count > 0) await noteActs(client, [{ act: 'personal.disclose', noun: 'PersonalDataAccess', detail: { count } }])
    return count
  })
}

/** @returns how many alarms were raised */
export async function watchAccesses({ pool, timeZone }: WatchOptions): Promise<number> {
  return transaction(
    pool,
    async (client) => {
      const raised = await raiseAlarms(client, timeZone)
      const officers = raised.length > 0 ? await privacyOfficers(client) : []
      for (const { id } of raised) {
        await tellAccounts(client, officers, { kind: 'access_alarm', noun: ABOUT_PRIVACY, recordId: id, note: {} })
      }
      await noteActs(
        client,
        raised.map(({ id, accountId }) => ({
          act: 'personal.alarm',
          noun: 'account',
          object: accountId,
          detail: { alarm: id },
        })),
      )
      return raised.length
    },
    { statementTimeout: 120_000 },
  )
}

export const privacyJobs = (options: WatchOptions): Job[] => [
  {
    name: 'disclose_accesses',
    title: { zh: '到期告知曾暂不告知的查看', en: 'Disclosing looks that were held back' },
    cron: '*/5 * * * *',
    run: () => disclose(options),
  },
  {
    name: 'watch_accesses',
    title: { zh: '监测异常访问', en: 'Watching for unusual looks' },
    cron: '*/15 * * * *',
    run: () => watchAccesses(options),
  },
]
