import { closedList } from '../record/code-list.ts'

/** Gate state, shared by several registers. */
export const gateState = closedList(
  'gateState',
  { zh: '关口状态', en: 'Gate state' },
  {
    G0: { zh: '概况完整', en: 'G0 profile complete' },
    G1: { zh: '基线已冻结', en: 'G1 baseline frozen' },
    G2: { zh: '预测随论证批准', en: 'G2 forecast approved with the business case' },
    G3: { zh: '已移交业务责任人', en: 'G3 handed over to the operational owner' },
    G4: { zh: '已实现（达标12个月）', en: 'G4 realised, 12 months at target' },
    G5: { zh: '已关闭或重新规划', en: 'G5 closed or re-planned' },
  },
)
