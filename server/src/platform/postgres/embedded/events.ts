import type { Text } from '@citywide/model/text'

/** What happens to a supervised server. */
export type SupervisionEvent =
  | { readonly kind: 'ready'; readonly pid: number }
  /** A line the server wrote; severity in its own words: LOG, FATAL, PANIC. */
  | { readonly kind: 'log'; readonly severity: string; readonly line: string }
  /** It ended unasked and is started again after so many seconds. */
  | { readonly kind: 'ended'; readonly how: string; readonly againIn: number }
  /** It ended too often and stays down; `reason` is what it said last. */
  | { readonly kind: 'given up'; readonly reason: string }

/** What the embedded PostgreSQL has to say, to people or to the log. */
export type PostgresEvent =
  | SupervisionEvent
  /** A new, empty data folder is being made. */
  | { readonly kind: 'making'; readonly directory: string }
  /** Data, and perhaps programs, are not where they were asked for, since the account cannot enter there. */
  | { readonly kind: 'elsewhere'; readonly directory: string; readonly account: string }
  /** A server that had outlived its killed parent was ended. */
  | { readonly kind: 'survivor ended'; readonly pid: number }

/** The sentence for whoever watches the start; undefined for what belongs into the log alone. */
export function eventText(event: PostgresEvent): Text | undefined {
  switch (event.kind) {
    case 'ready':
      return undefined
    case 'log':
      return undefined
    case 'making':
      return { zh: `正在 ${event.directory} 中创建数据库`, en: `making the database in ${event.directory}` }
    case 'elsewhere':
      return {
        zh: `账户 ${event.account} 无法进入数据文件夹，数据库改存于 ${event.directory}`,
        en: `account ${event.account} cannot enter the data folder, so the database lies in ${event.directory}`,
      }
    case 'survivor ended':
      return {
        zh: `已结束上次运行遗留的 PostgreSQL（进程 ${event.pid}）`,
        en: `ended the PostgreSQL left by the last run (process ${event.pid})`,
      }
    case 'ended':
      return {
        zh: `PostgreSQL 意外退出（${event.how}），${event.againIn} 秒后重新启动`,
        en: `PostgreSQL ended (${event.how}), starting it again in ${event.againIn} s`,
      }
    case 'given up':
      return {
        zh: `PostgreSQL 一分钟内五次退出，不再重启，其最后的信息：${event.reason}`,
        en: `PostgreSQL ended five times in a minute and stays down. Its last words: ${event.reason}`,
      }
  }
}
