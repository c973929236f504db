/** [B12] A building or infrastructure project and its digital hand-over. */
import { bilingual, boolean, code, date, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const developmentKind = closedList(
  'developmentKind',
  { zh: '开发项目类型', en: 'Kind of development' },
  {
    building: { zh: '建筑', en: 'Building' },
    district: { zh: '片区开发', en: 'District development' },
    transport: { zh: '交通', en: 'Transport' },
    utility: { zh: '公用设施', en: 'Utility' },
    public_space: { zh: '公共空间', en: 'Public space' },
    renewal: { zh: '城市更新', en: 'Urban renewal' },
  },
)

export const developmentStage = closedList(
  'developmentStage',
  { zh: '开发阶段', en: 'Development stage' },
  {
    planning: { zh: '规划', en: 'Planning' },
    design: { zh: '设计', en: 'Design' },
    build: { zh: '建设', en: 'Building' },
    handover: { zh: '移交', en: 'Handover' },
    operation: { zh: '运营', en: 'Operation' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
)

export const Development = defineRecord({
  name: 'Development',
  table: 'development',
  path: 'developments',
  room: 'resources',
  component: 'B12',
  title: { zh: '开发建设项目', en: 'development project' },
  plural: 'development projects',
  about: { zh: '开发建设项目及其数字化移交。', en: 'A building or infrastructure project and its digital hand-over.' },
  evidence: 'register',
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    kind: code(
      developmentKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    leadOrgId: ref(
      'Organization',
      { zh: '牵头单位', en: 'lead organization' },
      { zh: '牵头单位。', en: 'Organization that leads.' },
      { required: true, word: 'leadOrganization', inverse: 'developmentProjects' },
    ),
    stage: code(
      developmentStage,
      { zh: '阶段', en: 'stage' },
      { zh: '所处阶段。', en: 'Stage reached.' },
      { required: true },
    ),
    integratedReviewAt: date(
      { zh: '综合评审日期', en: 'integrated review date' },
      { zh: '数实综合评审日期。', en: 'Day digital and physical plans were reviewed together.' },
    ),
    digitalPlanAt: date(
      { zh: '数字规划日期', en: 'digital plan date' },
      { zh: '数字规划完成日期。', en: 'Day the digital plan was made.' },
    ),
    modelDelivered: boolean(
      { zh: '已移交模型', en: 'model delivered' },
      { zh: '是否移交数字模型。', en: 'Whether the digital model was delivered.' },
      {
        required: true,
        yes: { zh: '已移交数字模型', en: 'delivered its digital model' },
        no: { zh: '未移交数字模型', en: 'delivered no digital model' },
      },
    ),
    dataHandoverAt: date(
      { zh: '数据移交日期', en: 'data hand-over date' },
      { zh: '数据移交日期。', en: 'Day the data was handed over.' },
    ),
    dataClause: boolean(
      { zh: '数据条款', en: 'data clause' },
      { zh: '合同是否含数据条款。', en: 'Whether the contract has a data clause.' },
      {
        required: true,
        yes: { zh: '含数据条款', en: 'has a data clause' },
        no: { zh: '不含数据条款', en: 'has no data clause' },
      },
    ),
    completedAt: date({ zh: '竣工日期', en: 'completion date' }, { zh: '竣工日期。', en: 'Day of completion.' }),
  },
})
export type Development = RecordOf<typeof Development>
