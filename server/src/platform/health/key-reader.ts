/** Keys and grants that end soon: whoever needs them should hear of it before. */
import type { Pool } from '../postgres/pool.ts'
import { endingWithin } from './health-store.ts'
import type { HealthReader } from './reader.ts'
import { lasting, line, many } from './words.ts'

const DAYS = 14
const URGENT = 2 * 86_400

export function keyReader(pool: Pool): HealthReader {
  const group = 'keys'
  return {
    group,
    read: async () => {
      const { keys, firstKey, grants, firstGrant } = await endingWithin(pool, DAYS)
      return [
        line({
          id: 'keys programs',
          group,
          state: firstKey === null ? 'good' : firstKey < URGENT ? 'act' : 'look',
          title: { zh: '程序密钥', en: 'Keys of programs' },
          says:
            firstKey === null
              ? { zh: `${DAYS} 天内没有到期的密钥。`, en: `No key ends within ${DAYS} days.` }
              : {
                  zh: `${keys} 个密钥将在 ${DAYS} 天内到期，最早的还有 ${lasting(firstKey).zh}；到期后相应程序将无法接入。`,
                  en: `${many(keys, 'key')} will end within ${DAYS} days, the first in ${lasting(firstKey).en}; its program is shut out then.`,
                },
          todo: {
            zh: '请安全管理员为相应程序换发密钥；本机程序的密钥在服务重启时换发。',
            en: 'Have the security administrator make new ones. The key of the programs on this machine is renewed when the server starts.',
          },
        }),
        line({
          id: 'keys grants',
          group,
          state: firstGrant === null ? 'good' : 'look',
          title: { zh: '角色授权', en: 'Grants of roles' },
          says:
            firstGrant === null
              ? { zh: `${DAYS} 天内没有到期的授权。`, en: `No grant ends within ${DAYS} days.` }
              : {
                  zh: `${grants} 项授权将在 ${DAYS} 天内到期，最早的还有 ${lasting(firstGrant).zh}。`,
                  en: `${many(grants, 'grant')} will end within ${DAYS} days, the first in ${lasting(firstGrant).en}.`,
                },
          todo: {
            zh: '请安全管理员与部门负责人决定是否续期。',
            en: 'Have the security administrator and the head of the department decide whether to renew them.',
          },
        }),
      ]
    },
  }
}
