/** [B13] A documented way of turning data into management information. */
import { bilingual, boolean, code, date, ref, refs, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const methodKind = closedList(
  'methodKind',
  { zh: '处理方法类型', en: 'Kind of processing method' },
  {
    rule: { zh: '规则', en: 'Rule' },
    statistics: { zh: '统计', en: 'Statistics' },
    model: { zh: '机理模型', en: 'Model' },
    ai: { zh: '人工智能', en: 'Artificial intelligence' },
    geo: { zh: '空间分析', en: 'Spatial analysis' },
    manual: { zh: '人工', en: 'Manual' },
  },
)

export const ProcessingMethod = defineRecord({
  name: 'ProcessingMethod',
  table: 'processing_method',
  path: 'processing-methods',
  room: 'resources',
  component: 'B13',
  title: { zh: '数据处理方法', en: 'data processing method' },
  plural: 'data processing methods',
  about: { zh: '把数据加工成管理信息的方法。', en: 'A documented way of turning data into management information.' },
  evidence: 'register',
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    methodVersion: text({ zh: '方法版本', en: 'method version' }, { zh: '方法版本。', en: 'Version of the method.' }),
    kind: code(
      methodKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    datasetIds: refs(
      'Dataset',
      { zh: '数据资源', en: 'datasets' },
      { zh: '相关数据资源。', en: 'Datasets concerned.' },
      { word: 'datasets', inverse: 'dataProcessingMethods' },
    ),
    outputId: ref(
      'InformationProduct',
      { zh: '输出产品', en: 'output' },
      { zh: '产出的信息产品。', en: 'Information product it makes.' },
      { required: true, word: 'output', inverse: 'dataProcessingMethods' },
    ),
    ownerId: ref(
      'Person',
      { zh: '责任人', en: 'owner' },
      { zh: '承担责任的具体人员。', en: 'Named person who is answerable.' },
      { personal: 'indirect', word: 'owner', inverse: 'dataProcessingMethods' },
    ),
    documentedAt: date(
      { zh: '文档日期', en: 'documentation date' },
      { zh: '形成文档的日期。', en: 'Day it was documented.' },
    ),
    validatedAt: date({ zh: '验证日期', en: 'validation date' }, { zh: '验证日期。', en: 'Day it was validated.' }),
    reproducible: boolean(
      { zh: '可复现', en: 'reproducible' },
      { zh: '结果是否可复现。', en: 'Whether a run can be repeated.' },
      {
        required: true,
        yes: { zh: '可复现', en: 'is reproducible' },
        no: { zh: '不可复现', en: 'is not reproducible' },
      },
    ),
    uncertaintyStated: boolean(
      { zh: '说明不确定性', en: 'uncertainty stated' },
      { zh: '是否说明不确定性。', en: 'Whether uncertainty is stated.' },
      {
        required: true,
        yes: { zh: '说明了不确定性', en: 'states its uncertainty' },
        no: { zh: '未说明不确定性', en: 'does not state its uncertainty' },
      },
    ),
    biasTestedAt: date(
      { zh: '偏差检验日期', en: 'bias test date' },
      { zh: '最近偏差检验日期。', en: 'Day of the last bias test.' },
    ),
  },
})
export type ProcessingMethod = RecordOf<typeof ProcessingMethod>
