/** What the start says on the terminal, in both languages on one line. */
import type { PostgresEvent } from './postgres/embedded/start.ts'

/** What a person at the terminal should know of the database; undefined: nothing. */
export function wordsFor(event: PostgresEvent): string | undefined {
  switch (event.kind) {
    case 'making':
      return `创建数据库 · Making the database: ${event.directory}`
    case 'elsewhere':
      return `数据库以账户 ${event.account} 运行，数据位于 · The database runs as ${event.account}, its data lie in ${event.directory}`
    case 'survivor ended':
      return `已结束上次遗留的数据库进程 · Ended a database process that was left over (${event.pid})`
    case 'ended':
      return `数据库意外停止（${event.how}），${event.againIn} 秒后重启 · The database stopped (${event.how}), starting it again in ${event.againIn} s`
    case 'given up':
      return `数据库反复停止，不再重启：${event.reason} · The database keeps stopping and stays down: ${event.reason}`
    case 'ready':
    case 'log':
      return undefined
  }
}
