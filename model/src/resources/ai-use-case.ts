/** [B13] A use of artificial intelligence, with owner, risk and oversight. */
import { bilingual, code, codes, date, ref, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { component } from '../codes/component.ts'
import { tags37101 } from '../codes/tags37101.ts'

export const aiStatus = closedList(
  'aiStatus',
  { zh: '人工智能案例状态', en: 'AI use case status' },
  {
    idea: { zh: '设想', en: 'Idea' },
    pilot: { zh: '试点', en: 'Pilot' },
    operation: { zh: '运行', en: 'Operation' },
    scaled: { zh: '推广', en: 'Scaled' },
    retired: { zh: '已停用', en: 'Retired' },
  },
)

export const riskLevel = closedList(
  'riskLevel',
  { zh: '风险等级', en: 'Risk level' },
  {
    minimal: { zh: '极低', en: 'Minimal' },
    limited: { zh: '有限', en: 'Limited' },
    high: { zh: '高', en: 'High' },
    unacceptable: { zh: '不可接受', en: 'Unacceptable' },
  },
)

export const humanOversight = closedList(
  'humanOversight',
  { zh: '人工监督方式', en: 'Human oversight' },
  {
    in_the_loop: { zh: '人在环内（逐件确认）', en: 'In the loop' },
    on_the_loop: { zh: '人在环上（监督可叫停）', en: 'On the loop' },
    out_of_the_loop: { zh: '人在环外', en: 'Out of the loop' },
  },
)

export const AiUseCase = defineRecord({
  name: 'AiUseCase',
  table: 'ai_use_case',
  path: 'ai-use-cases',
  room: 'resources',
  component: 'B13',
  title: { zh: '人工智能应用案例', en: 'AI use case' },
  plural: 'AI use cases',
  about: {
    zh: '人工智能应用案例及其责任、风险与监督。',
    en: 'A use of artificial intelligence, with owner, risk and oversight.',
  },
  evidence: 'register',
  publication: { since: 'publishedAt' },
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    status: code(
      aiStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    componentCodes: codes(
      component,
      { zh: '对应组成部分', en: 'components' },
      { zh: '对应的运行模型组成部分。', en: 'Components of the operating model it serves.' },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { word: 'ownerOrganization', inverse: 'aiUseCases' },
    ),
    ...tags37101,
    riskLevel: code(riskLevel, { zh: '风险等级', en: 'risk level' }, { zh: '风险等级。', en: 'Risk level.' }),
    humanOversight: code(
      humanOversight,
      { zh: '人工监督方式', en: 'human oversight' },
      { zh: '人工监督方式。', en: 'How people oversee it.' },
    ),
    datasetIds: refs(
      'Dataset',
      { zh: '数据资源', en: 'datasets' },
      { zh: '相关数据资源。', en: 'Datasets concerned.' },
      { word: 'datasets', inverse: 'aiUseCases' },
    ),
    benefitIds: refs(
      'Benefit',
      { zh: '利益', en: 'benefits' },
      { zh: '所服务的利益。', en: 'Benefits it serves.' },
      { word: 'benefits', inverse: 'aiUseCases' },
    ),
    impactAssessedAt: date(
      { zh: '影响评估日期', en: 'impact assessment date' },
      { zh: '影响评估日期。', en: 'Day of the impact assessment.' },
    ),
    monitoredAt: date(
      { zh: '监测日期', en: 'monitoring date' },
      { zh: '最近监测日期。', en: 'Day of the last monitoring.' },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'idea',
    moves: {
      idea: { pilot: { zh: '试点', en: 'Pilot' }, retired: { zh: '放弃', en: 'Give up' } },
      pilot: {
        idea: { zh: '退回设想', en: 'Back to the idea' },
        operation: { zh: '投入运行', en: 'Take into operation' },
        retired: { zh: '停用', en: 'Retire' },
      },
      operation: {
        pilot: { zh: '退回试点', en: 'Back to pilot' },
        scaled: { zh: '推广', en: 'Scale up' },
        retired: { zh: '停用', en: 'Retire' },
      },
      scaled: { operation: { zh: '缩回', en: 'Scale back' }, retired: { zh: '停用', en: 'Retire' } },
      retired: {},
    },
  },
})
export type AiUseCase = RecordOf<typeof AiUseCase>
