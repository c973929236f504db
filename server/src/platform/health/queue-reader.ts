/** What waits to be passed on: events to other systems, changes that search and evidence follow, observations. */
import type { Text } from '@citywide/model/text'
import type { Registry } from 'prom-client'
import type { Pool } from '../postgres/pool.ts'
import { queueFacts, type Waiting } from './health-store.ts'
import type { HealthReader } from './reader.ts'
import { lasting, line, many } from './words.ts'

/** Seconds. */
const SLOW = 5 * 60
const STUCK = 60 * 60

/** Name of the figure that the ingest of observations keeps. */
export const INGEST_ROWS = 'citywide_ingest_rows_waiting'

export function queueReader(pool: Pool, metrics: Registry): HealthReader {
  return {
    group: 'queues',
    read: async () => {
      const { outbox, dead, search, evidence, searchDue } = await queueFacts(pool)
      const rows = (await metrics.getSingleMetric(INGEST_ROWS)?.get())?.values[0]?.value
      return [
        waitingLine('outbox', outbox, {
          title: { zh: '发往其他系统的事件', en: 'Events for other systems' },
          zh: '个事件等待送达',
          en: ['event waits', 'events wait'],
          todo: {
            zh: '在“推送”页面查看哪个接收方没有应答。',
            en: 'See on the page of the webhooks which receiver does not answer.',
          },
        }),
        line({
          id: 'queues dead',
          group: 'queues',
          state: dead.count > 0 ? 'act' : 'good',
          title: { zh: '未能送达的事件', en: 'Events that could not be delivered' },
          says:
            dead.count > 0
              ? {
                  zh: `${dead.count} 个事件多次尝试后仍未送达，最早的在 ${lasting(dead.oldest).zh}前。`,
                  en: `${many(dead.count, 'event')} could not be delivered after many tries, the first ${lasting(dead.oldest).en} ago.`,
                }
              : { zh: '没有。', en: 'None.' },
          todo: {
            zh: '与接收方联系，然后在“推送”页面重新发送或放弃。',
            en: 'Talk to the receiver, then send them again or drop them on the page of the webhooks.',
          },
        }),
        searchDue > 0
          ? line({
              id: 'queues search',
              group: 'queues',
              title: { zh: '搜索', en: 'Search' },
              says: {
                zh: `搜索正在重新整理 ${searchDue} 个台账，期间可能查不全。`,
                en: `Search goes through ${many(searchDue, 'register')} as a whole; until then it may not find everything.`,
              },
            })
          : waitingLine('search', search, {
              title: { zh: '搜索', en: 'Search' },
              zh: '处更改尚未进入搜索',
              en: ['change is not in search yet', 'changes are not in search yet'],
              todo: { zh: '查看服务器日志中关于搜索的错误。', en: 'Read what the log of the server says of search.' },
            }),
        waitingLine('evidence', evidence, {
          title: { zh: '证据评估', en: 'Evidence' },
          zh: '处更改尚待评估',
          en: ['change is not judged yet', 'changes are not judged yet'],
          todo: {
            zh: '查看服务器日志中关于规则评估的错误。',
            en: 'Read what the log of the server says of the rules.',
          },
        }),
        ...(rows === undefined
          ? []
          : [
              line({
                id: 'queues ingest',
                group: 'queues',
                state: rows > 100_000 ? 'look' : 'good',
                title: { zh: '观测数据入库', en: 'Observations on their way in' },
                says:
                  rows === 0
                    ? { zh: '没有等待入库的观测。', en: 'No observation waits to be stored.' }
                    : { zh: `${rows} 条观测等待入库。`, en: `${many(rows, 'observation')} wait to be stored.` },
                todo: {
                  zh: '来源发送得比数据库写入快：请让来源合并成较大的批次。',
                  en: 'Sources send faster than the database writes: let them send larger batches.',
                },
              }),
            ]),
      ]
    },
  }
}

interface Words {
  readonly title: Text
  readonly zh: string
  readonly en: readonly [one: string, more: string]
  readonly todo: Text
}

function waitingLine(id: string, { count, oldest }: Waiting, { title, zh, en, todo }: Words) {
  const since = lasting(Math.max(0, oldest))
  return line({
    id: `queues ${id}`,
    group: 'queues',
    state: count === 0 || oldest < SLOW ? 'good' : oldest < STUCK ? 'look' : 'act',
    title,
    says:
      count === 0
        ? { zh: '没有积压。', en: 'Nothing waits.' }
        : {
            zh: `${count.toLocaleString('en')} ${zh}，最早的已等 ${since.zh}。`,
            en: `${count.toLocaleString('en')} ${count === 1 ? en[0] : en[1]}, the oldest for ${since.en}.`,
          },
    todo,
  })
}
