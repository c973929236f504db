/** [B7] Something uncertain that may harm delivery. */
import { bilingual, boolean, code, date, integer, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const riskStatus = closedList(
  'riskStatus',
  { zh: '风险状态', en: 'Risk status' },
  {
    open: { zh: '未决', en: 'Open' },
    mitigated: { zh: '已缓解', en: 'Mitigated' },
    occurred: { zh: '已发生', en: 'Occurred' },
    closed: { zh: '已关闭', en: 'Closed' },
  },
)

export const Risk = defineRecord({
  name: 'Risk',
  table: 'risk',
  path: 'risks',
  room: 'strategy',
  component: 'B7',
  title: { zh: '风险', en: 'risk' },
  plural: 'risks',
  about: { zh: '可能影响实施的不确定因素。', en: 'Something uncertain that may harm delivery.' },
  evidence: 'register',
  fields: {
    initiativeId: ref(
      'Initiative',
      { zh: '举措', en: 'initiative' },
      { zh: '相关举措。', en: 'Initiative concerned.' },
      { word: 'initiative', inverse: 'risks' },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    probability: integer(
      { zh: '可能性', en: 'probability' },
      { zh: '可能性，1至5级。', en: 'Likelihood on a scale of 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    impact: integer(
      { zh: '影响程度', en: 'impact' },
      { zh: '影响程度，1至5级。', en: 'Impact on a scale of 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    ownerId: ref(
      'Person',
      { zh: '责任人', en: 'owner' },
      { zh: '承担责任的具体人员。', en: 'Named person who is answerable.' },
      { personal: 'indirect', word: 'owner', inverse: 'risks' },
    ),
    response: text({ zh: '应对措施', en: 'response' }, { zh: '应对措施。', en: 'What is done about it.' }),
    status: code(
      riskStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    strategic: boolean(
      { zh: '战略性', en: 'strategic' },
      { zh: '是否属于战略层面。', en: 'Whether it belongs to the strategic level.' },
      {
        required: true,
        yes: { zh: '属于战略性', en: 'is strategic' },
        no: { zh: '不属于战略性', en: 'is not strategic' },
      },
    ),
    reviewedAt: date(
      { zh: '复核日期', en: 'review date' },
      { zh: '最近复核或评审日期。', en: 'Day of the last review.' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'open',
    moves: {
      open: {
        mitigated: { zh: '缓解', en: 'Mitigate' },
        occurred: { zh: '已发生', en: 'Record as occurred' },
        closed: { zh: '关闭', en: 'Close' },
      },
      mitigated: {
        open: { zh: '再次升高', en: 'Reopen' },
        occurred: { zh: '已发生', en: 'Record as occurred' },
        closed: { zh: '关闭', en: 'Close' },
      },
      occurred: { closed: { zh: '关闭', en: 'Close' } },
      closed: { open: { zh: '重新打开', en: 'Reopen' } },
    },
  },
})
export type Risk = RecordOf<typeof Risk>
