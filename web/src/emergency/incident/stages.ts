/** Where the command of an incident stands in its cycle. Source: ISO 22320:2018, 5.3; the seven stages of the model. */
import { commandStage } from '@citywide/model/codes/command-stage'

type Code = keyof typeof commandStage.values

/** A stage of one round, as the register has it. */
export interface Stage {
  readonly cycleNo: number
  readonly stage: string
  readonly startedAt: string
  readonly endedAt: string | null
}

export interface StageStanding {
  readonly code: Code
  readonly state: 'done' | 'now' | 'ahead'
}

const stageCodes = Object.keys(commandStage.values) as Code[]

/** The latest round, with every stage of the cycle in its order; undefined where no stage was ever written down. */
export function standingOf(stages: readonly Stage[]): { round: number; stages: StageStanding[] } | undefined {
  if (stages.length === 0) return undefined
  const round = Math.max(...stages.map(({ cycleNo }) => cycleNo))
  const own = stages.filter(({ cycleNo }) => cycleNo === round)
  return {
    round,
    stages: stageCodes.map((code) => {
      const known = own.find(({ stage }) => stage === code)
      return { code, state: known === undefined ? 'ahead' : known.endedAt === null ? 'now' : 'done' }
    }),
  }
}
