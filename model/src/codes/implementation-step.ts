import { closedList } from '../record/code-list.ts'

/** Implementation step, shared by several registers. */
export const implementationStep = closedList(
  'implementationStep',
  { zh: '实施步骤', en: 'Implementation step' },
  {
    baseline: { zh: '基线评审', en: 'Baseline review' },
    strategy: { zh: '制定战略', en: 'Strategy' },
    action_plan: { zh: '行动计划', en: 'Action plan' },
    implementation: { zh: '实施', en: 'Implementation' },
    evaluation: { zh: '绩效评价与改进', en: 'Evaluation' },
  },
)
