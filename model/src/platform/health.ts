/** How the platform itself is doing, in words for people: never a bare number. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Text } from '../text.ts'

/** `good`: nothing to do; `look`: will need somebody; `act`: needs somebody now. The worst last. */
export const healthStates = ['good', 'look', 'act'] as const
export const HealthState = z.enum(healthStates)
export type HealthState = z.infer<typeof HealthState>

/** What the lines are about, in the order they are shown. */
export const healthGroups = {
  load: { zh: '负载', en: 'Load' },
  database: { zh: '数据库', en: 'Database' },
  space: { zh: '存储空间', en: 'Space' },
  backup: { zh: '备份与演练', en: 'Backups and drills' },
  audit: { zh: '审计日志', en: 'Audit log' },
  evidence: { zh: '证据引擎', en: 'Evidence engine' },
  queues: { zh: '队列', en: 'Queues' },
  jobs: { zh: '后台任务', en: 'Jobs' },
  keys: { zh: '密钥与授权', en: 'Keys and grants' },
  process: { zh: '服务进程', en: 'Process' },
} as const satisfies Record<string, Text>
export type HealthGroup = keyof typeof healthGroups

export const HealthLine = z
  .object({
    /** Stays the same from one look to the next. */
    id: z.string(),
    group: z.enum(Object.keys(healthGroups) as [HealthGroup, ...HealthGroup[]]),
    state: HealthState,
    title: Text,
    /** How it is and what that means. */
    says: Text,
    /** What to do; null where nothing is to be done. */
    todo: Text.nullable(),
  })
  .meta({ id: 'HealthLine' })
export type HealthLine = z.infer<typeof HealthLine>

/** `GET /api/operation/health` */
export const HealthReport = z
  .object({
    /** When it was looked at. */
    at: Instant,
    /** Of the worst line. */
    state: HealthState,
    lines: z.array(HealthLine),
  })
  .meta({ id: 'HealthReport' })
export type HealthReport = z.infer<typeof HealthReport>

/** `GET /api/health`: the short answer for everybody who works here. */
export const HealthWord = z.object({ state: HealthState, says: Text }).meta({ id: 'HealthWord' })
export type HealthWord = z.infer<typeof HealthWord>

/** @returns the worst of the states; `good` of none */
export function worstOf(states: readonly HealthState[]): HealthState {
  return healthStates.findLast((state) => states.includes(state)) ?? 'good'
}
