import { closedList } from '../record/code-list.ts'

/** Stage of command and control, shared by several registers. */
export const commandStage = closedList(
  'commandStage',
  { zh: '指挥控制环节', en: 'Stage of command and control' },
  {
    observation: { zh: '观察', en: 'Observation' },
    information: { zh: '信息收集、处理与共享', en: 'Information' },
    assessment: { zh: '态势评估', en: 'Assessment' },
    planning: { zh: '规划', en: 'Planning' },
    decision: { zh: '决策与共享', en: 'Decision and sharing' },
    implementation: { zh: '执行', en: 'Implementation' },
    feedback: { zh: '反馈与控制', en: 'Feedback and control' },
  },
)
