/** [B7] A dated point that an initiative has to reach. */
import { bilingual, boolean, code, date, ref, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const milestoneKind = closedList(
  'milestoneKind',
  { zh: '里程碑类型', en: 'Milestone kind' },
  {
    output: { zh: '产出', en: 'Output' },
    outcome: { zh: '成果', en: 'Outcome' },
    gate: { zh: '关口', en: 'Gate' },
    decision: { zh: '决策', en: 'Decision' },
    launch: { zh: '上线', en: 'Launch' },
  },
)

export const Milestone = defineRecord({
  name: 'Milestone',
  table: 'milestone',
  path: 'milestones',
  room: 'strategy',
  component: 'B7',
  title: { zh: '里程碑', en: 'milestone' },
  plural: 'milestones',
  about: { zh: '举措须按期达到的节点。', en: 'A dated point that an initiative has to reach.' },
  evidence: 'register',
  fields: {
    initiativeId: ref(
      'Initiative',
      { zh: '举措', en: 'initiative' },
      { zh: '相关举措。', en: 'Initiative concerned.' },
      { required: true, word: 'initiative', inverse: 'milestones' },
    ),
    kind: code(
      milestoneKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    dueAt: date({ zh: '期限', en: 'due date' }, { zh: '完成期限。', en: 'When it is due.' }, { required: true }),
    forecastAt: date({ zh: '预计日期', en: 'forecast date' }, { zh: '当前预计日期。', en: 'Day now expected.' }),
    doneAt: date(
      { zh: '完成时间', en: 'completion date' },
      { zh: '完成时间，未完成为空。', en: 'When it was done; empty while open.' },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    gate: boolean(
      { zh: '关口节点', en: 'gate' },
      { zh: '该里程碑是否为关口。', en: 'Whether the milestone is a gate.' },
      { required: true, yes: { zh: '是关口', en: 'is a gate' }, no: { zh: '不是关口', en: 'is not a gate' } },
    ),
    benefitIds: refs(
      'Benefit',
      { zh: '利益', en: 'benefits' },
      { zh: '所服务的利益。', en: 'Benefits it serves.' },
      { word: 'benefits', inverse: 'milestones' },
    ),
  },
})
export type Milestone = RecordOf<typeof Milestone>
