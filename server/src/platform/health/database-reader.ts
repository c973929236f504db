/** The database: that it answers, how full it is of connections, and whether something holds it up. */
import type { Pool } from '../postgres/pool.ts'
import { type DatabaseWatch, SKEW_STOPS, SKEW_WARNS } from './database-watch.ts'
import { databaseFacts } from './health-store.ts'
import type { HealthReader } from './reader.ts'
import { lasting, line, many } from './words.ts'

/** Seconds that a transaction may be open before somebody should ask why. */
const LONG = 15 * 60
const VERY_LONG = 4 * 60 * 60

export function databaseReader(pool: Pool, watch: DatabaseWatch): HealthReader {
  const group = 'database'
  return {
    group,
    read: async () => {
      if (!(await watch.look())) {
        return [
          line({
            id: 'database answers',
            group,
            state: 'act',
            title: { zh: '应答', en: 'Answers' },
            says: {
              zh: '数据库没有应答。读写请求会收到“请稍后重试”；已确认的数据不会丢失。',
              en: 'The database does not answer. Requests are told to come back; nothing that was acknowledged is lost.',
            },
            todo: {
              zh: '查看数据库所在的机器与网络；内置数据库会自动重启，原因见服务器日志。',
              en: 'Look at the machine of the database and the network to it. The embedded one is restarted by itself; the log of the server says why it ended.',
            },
          }),
        ]
      }
      const { version, connections, most, oldest, replicas } = await databaseFacts(pool)
      const skew = watch.skew ?? 0
      const apart = lasting(Math.abs(skew))
      const crowded = connections > most * 0.8
      return [
        line({
          id: 'database answers',
          group,
          title: { zh: '应答', en: 'Answers' },
          says: { zh: `PostgreSQL ${version} 应答正常。`, en: `PostgreSQL ${version} answers.` },
        }),
        line({
          id: 'database clock',
          group,
          state: Math.abs(skew) > SKEW_STOPS ? 'act' : Math.abs(skew) > SKEW_WARNS ? 'look' : 'good',
          title: { zh: '时钟', en: 'Clock' },
          says:
            Math.abs(skew) > SKEW_WARNS
              ? {
                  zh: `数据库的时钟比服务器${skew > 0 ? '快' : '慢'} ${apart.zh}。期限与次序以数据库为准；相差超过 30 秒时停止服务。`,
                  en: `The clock of the database is ${apart.en} ${skew > 0 ? 'ahead of' : 'behind'} the server's. Ends and order follow the database; beyond 30 seconds the server stops serving.`,
                }
              : {
                  zh: '服务器与数据库的时钟一致（相差不到 2 秒）。',
                  en: 'The clocks of server and database agree, to less than 2 seconds.',
                },
          todo: {
            zh: '在两台机器上启用网络时间同步（NTP）。',
            en: 'Switch on network time (NTP) on both machines.',
          },
        }),
        line({
          id: 'database connections',
          group,
          state: crowded ? 'look' : 'good',
          title: { zh: '连接', en: 'Connections' },
          says: {
            zh: `最多 ${most} 个连接，现有 ${connections} 个。`,
            en: `${connections} of at most ${most} connections are open.`,
          },
          todo: {
            zh: '查明是谁占用连接；服务器本身每个进程至多使用约 20 个。',
            en: 'Find out who holds them; a server process takes about 20 at most.',
          },
        }),
        line({
          id: 'database transaction',
          group,
          state: oldest > VERY_LONG ? 'act' : oldest > LONG ? 'look' : 'good',
          title: { zh: '最久的事务', en: 'Oldest transaction' },
          says:
            oldest > LONG
              ? {
                  zh: `有一个事务已开启 ${lasting(oldest).zh}，期间实时通知与清理都要等它。`,
                  en: `A transaction has been open for ${lasting(oldest).en}; live notices and cleaning wait for it.`,
                }
              : { zh: '没有长时间未结束的事务。', en: 'No transaction has been open for long.' },
          todo: {
            zh: '可能是导出、导入或备份；若都没有在进行，请在数据库中结束该会话。',
            en: 'It may be an export, an import or a backup. If none is running, end its session in the database.',
          },
        }),
        line({
          id: 'database replica',
          group,
          title: { zh: '热备', en: 'Standby' },
          says:
            replicas > 0
              ? {
                  zh: `有 ${replicas} 个热备正在同步。`,
                  en: `${many(replicas, 'standby', 'standbys')} follow this database.`,
                }
              : {
                  zh: '没有热备。这台机器损毁时，靠备份恢复。',
                  en: 'No standby follows. If this machine is lost, the backup brings the data back.',
                },
        }),
      ]
    },
  }
}
