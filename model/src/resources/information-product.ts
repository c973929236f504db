/** [B13] A report, dashboard or figure used for decisions. */
import { bilingual, code, ref, refs, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { operationMoves, operationStatus } from '../codes/operation-status.ts'

export const InformationProduct = defineRecord({
  name: 'InformationProduct',
  table: 'information_product',
  path: 'information-products',
  room: 'resources',
  component: 'B13',
  title: { zh: '管理信息产品', en: 'information product' },
  plural: 'information products',
  about: { zh: '用于决策的报告、看板或数据产品。', en: 'A report, dashboard or figure used for decisions.' },
  evidence: 'register',
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    decisionUse: text({ zh: '决策用途', en: 'decision use' }, { zh: '服务的决策。', en: 'Decision it serves.' }),
    indicatorId: ref(
      'Indicator',
      { zh: '指标', en: 'indicator' },
      { zh: '用于度量的指标。', en: 'Indicator that measures it.' },
      { word: 'indicator', inverse: 'informationProducts' },
    ),
    datasetIds: refs(
      'Dataset',
      { zh: '数据资源', en: 'datasets' },
      { zh: '相关数据资源。', en: 'Datasets concerned.' },
      { word: 'datasets', inverse: 'informationProducts' },
    ),
    methodId: ref(
      'ProcessingMethod',
      { zh: '处理方法', en: 'processing method' },
      { zh: '所用处理方法。', en: 'Method behind it.' },
      { word: 'method', inverse: 'informationProducts' },
    ),
    status: code(
      operationStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
  },
  lifecycle: { field: 'status', initial: 'planned', moves: operationMoves },
})
export type InformationProduct = RecordOf<typeof InformationProduct>
