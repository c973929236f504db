/** How much is being done at the moment, and whether anybody is sent away. */
import type { Text } from '@citywide/model/text'
import type { AdmissionState } from '../http/admission/admission.ts'
import type { LaneName } from '../http/admission/lanes.ts'
import type { HealthReader } from './reader.ts'
import { line, many } from './words.ts'

const names: Readonly<Record<LaneName, Text>> = {
  door: { zh: '身份核对', en: 'Finding out who asks' },
  duty: { zh: '值班员', en: 'Duty officers' },
  people: { zh: '工作人员与程序', en: 'Officers and programs' },
  public: { zh: '公众与登录', en: 'Public and sign-in' },
  export: { zh: '导出', en: 'Exports' },
  upload: { zh: '上传', en: 'Uploads' },
}

/** Milliseconds within which a refusal still counts as now. */
const RECENT = 60_000

export function loadReader(admission: AdmissionState): HealthReader {
  let seen = admission.refused()
  let refusedAt = -Infinity
  return {
    group: 'load',
    read: async () => {
      if (admission.refused() > seen) refusedAt = performance.now()
      seen = admission.refused()
      const refusing = performance.now() - refusedAt < RECENT
      const lanes = Object.entries(admission.lanes()) as [LaneName, ReturnType<AdmissionState['lanes']>[LaneName]][]
      return [
        line({
          id: 'load refused',
          group: 'load',
          state: refusing ? 'look' : 'good',
          title: { zh: '请求', en: 'Requests' },
          says: refusing
            ? {
                zh: `最近一分钟有请求被暂时谢绝（启动以来共 ${seen} 个）。被谢绝者会得知何时再来，没有数据丢失。`,
                en: `Requests were sent away in the last minute (${seen.toLocaleString('en')} since the start). They were told when to come back; nothing was lost.`,
              }
            : {
                zh: seen === 0 ? '启动以来没有请求被谢绝。' : `目前所有请求都能受理；启动以来谢绝过 ${seen} 个。`,
                en:
                  seen === 0
                    ? 'Nobody has been sent away since the start.'
                    : `All requests are served; ${seen.toLocaleString('en')} were sent away since the start.`,
              },
          todo: {
            zh: '看看下面哪条通道已满。若经常如此，请增加处理器或把数据库移到单独的机器。',
            en: 'See below which lane is full. If it happens often, add processors or move the database to a machine of its own.',
          },
        }),
        ...lanes.map(([name, { busy, places, waiting }]) => {
          const full = busy >= places && waiting > 0
          return line({
            id: `load ${name}`,
            group: 'load',
            state: full ? 'look' : 'good',
            title: names[name],
            says: full
              ? {
                  zh: `${places} 个位置都在使用，另有 ${waiting} 个请求在等候。`,
                  en: `All ${places} places are taken and ${many(waiting, 'request')} ${waiting === 1 ? 'waits' : 'wait'}.`,
                }
              : {
                  zh: `${places} 个位置中正在使用 ${busy} 个。`,
                  en: `${busy} of ${places} places are in use.`,
                },
            todo: {
              zh: '短时等候属正常；持续数分钟时，请查看数据库与后台任务。',
              en: 'A short wait is normal; if it lasts for minutes, look at the database and the jobs.',
            },
          })
        }),
      ]
    },
  }
}
