import { closedList } from '../record/code-list.ts'

/** Governance body kind, shared by several registers. */
export const bodyKind = closedList(
  'bodyKind',
  { zh: '治理机构类型', en: 'Governance body kind' },
  {
    steering: { zh: '指导机构', en: 'Steering body' },
    programme_board: { zh: '项目委员会', en: 'Programme board' },
    design_authority: { zh: '架构委员会', en: 'Design authority' },
    advisory: { zh: '咨询机构', en: 'Advisory body' },
    working_group: { zh: '工作组', en: 'Working group' },
    command: { zh: '应急指挥机构', en: 'Emergency command' },
  },
)
