/** Sources on the page of the platform's health: those that are in trouble, by name. */
import type { HealthReader } from '#platform/health/reader.ts'
import { line, many } from '#platform/health/words.ts'
import type { Clock } from '#platform/clock.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { entryOf } from './entry.ts'
import { listSources } from './store.ts'

/** Sources that are named; of more the number is told. */
const NAMED = 5

export function sourceReader(pool: Pool, clock: Clock): HealthReader {
  return {
    group: 'queues',
    read: async () => {
      const now = clock.now()
      const sources = (await listSources(pool, { now, scopes: null })).map((source) => entryOf(source, now))
      const active = sources.filter(({ on }) => on)
      if (active.length === 0) return []
      const bad = active.filter(({ health }) => health === 'failing' || health === 'silent')
      const open = sources.reduce((sum, source) => sum + source.open, 0)
      const names = (language: 'zh' | 'en') => bad.slice(0, NAMED).map(({ title }) => title[language])
      const rest = bad.length > NAMED
      return [
        line({
          id: 'queues sources',
          group: 'queues',
          state: bad.length > 0 ? 'act' : open > 0 ? 'look' : 'good',
          title: { zh: '数据来源', en: 'Sources of data' },
          says:
            bad.length > 0
              ? {
                  zh: `${active.length} 个启用的来源中有 ${bad.length} 个故障或中断：${names('zh').join('、')}${rest ? '等' : ''}。`,
                  en: `Of ${many(active.length, 'source')} ${bad.length} ${bad.length === 1 ? 'is' : 'are'} failing or silent: ${names('en').join(', ')}${rest ? ' and others' : ''}.`,
                }
              : open > 0
                ? {
                    zh: `${active.length} 个来源均在接收数据；${open} 条被拒收的记录等待处理。`,
                    en: `All of ${many(active.length, 'source')} work; ${many(open, 'refused row')} ${open === 1 ? 'waits' : 'wait'} for a decision.`,
                  }
                : { zh: `${active.length} 个来源均正常。`, en: `All of ${many(active.length, 'source')} work.` },
          todo: {
            zh: '在“数据来源”页面查看原因，并与负责单位联系。',
            en: 'See on the page of the sources what is wrong, and talk to whoever answers for them.',
          },
        }),
      ]
    },
  }
}
