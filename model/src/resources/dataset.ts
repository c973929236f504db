/** [B13] A dataset in the city catalogue. */
import { bilingual, boolean, code, date, datetime, integer, number, ref, text } from '../record/field.ts'
import { closedList, freeList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { providerKind } from '../codes/provider-kind.ts'
import { domain } from '../codes/domain.ts'

export const catalogueCode = freeList('catalogueCode', { zh: '目录编码', en: 'Catalogue code' })

export const dataFormat = closedList(
  'dataFormat',
  { zh: '数据格式', en: 'Data format' },
  {
    csv: { zh: 'CSV', en: 'CSV' },
    xlsx: { zh: 'XLSX', en: 'XLSX' },
    json: { zh: 'JSON', en: 'JSON' },
    geojson: { zh: 'GeoJSON', en: 'GeoJSON' },
    topojson: { zh: 'TopoJSON', en: 'TopoJSON' },
    pbf: { zh: '矢量瓦片（PBF）', en: 'Vector tiles (PBF)' },
    xml: { zh: 'XML', en: 'XML' },
    rdf: { zh: 'RDF', en: 'RDF' },
    shp: { zh: 'Shapefile', en: 'Shapefile' },
    gml: { zh: 'GML', en: 'GML' },
    ifc: { zh: 'IFC', en: 'IFC' },
    parquet: { zh: 'Parquet', en: 'Parquet' },
    database: { zh: '数据库', en: 'Database' },
    api: { zh: '接口', en: 'Interface only' },
    pdf: { zh: 'PDF', en: 'PDF' },
    image: { zh: '图像', en: 'Image' },
    video: { zh: '视频', en: 'Video' },
    paper: { zh: '纸质', en: 'Paper' },
  },
)

export const shareType = closedList(
  'shareType',
  { zh: '共享类型', en: 'Sharing type' },
  {
    unconditional: { zh: '无条件共享', en: 'Unconditional' },
    conditional: { zh: '有条件共享', en: 'Conditional' },
    none: { zh: '不予共享', en: 'Not shared' },
  },
)

export const shareMethod = closedList(
  'shareMethod',
  { zh: '共享方式', en: 'Sharing method' },
  {
    api: { zh: '接口', en: 'Interface' },
    exchange: { zh: '库表交换', en: 'Table exchange' },
    file: { zh: '文件', en: 'File' },
    query: { zh: '查询核验', en: 'Query or check' },
  },
)

export const openType = closedList(
  'openType',
  { zh: '开放类型', en: 'Opening type' },
  {
    open: { zh: '无条件开放', en: 'Open' },
    conditional: { zh: '有条件开放', en: 'Conditionally open' },
    closed: { zh: '不开放', en: 'Closed' },
  },
)

export const Dataset = defineRecord({
  name: 'Dataset',
  table: 'dataset',
  path: 'datasets',
  room: 'resources',
  component: 'B13',
  title: { zh: '数据资源', en: 'dataset' },
  plural: 'datasets',
  about: { zh: '城市数据目录中的一项数据资源。', en: 'A dataset in the city catalogue.' },
  evidence: 'live',
  publication: { since: 'publishedAt' },
  fields: {
    catalogueCode: code(
      catalogueCode,
      { zh: '目录编码', en: 'catalogue code' },
      { zh: '资源目录编码。', en: 'Code in the resource catalogue.' },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    abstract: bilingual(
      { zh: '摘要', en: 'abstract' },
      { zh: '中英文摘要。', en: 'Summary in both languages.' },
      { max: 10_000 },
    ),
    providerOrgId: ref(
      'Organization',
      { zh: '提供单位', en: 'providing organization' },
      { zh: '提供单位。', en: 'Organization that provides.' },
      { word: 'providerOrganization', inverse: 'datasets' },
    ),
    providerKind: code(
      providerKind,
      { zh: '提供方类别', en: 'provider kind' },
      { zh: '提供方类别。', en: 'Kind of provider.' },
      { required: true },
    ),
    stewardId: ref(
      'Person',
      { zh: '管理员', en: 'steward' },
      { zh: '管理责任人。', en: 'Person who looks after it.' },
      { personal: 'indirect', word: 'steward', inverse: 'datasets' },
    ),
    format: code(dataFormat, { zh: '格式', en: 'format' }, { zh: '数据格式。', en: 'Data format.' }),
    items: text({ zh: '数据项说明', en: 'items' }, { zh: '数据项说明。', en: 'List of data items in words.' }),
    shareType: code(
      shareType,
      { zh: '共享类型', en: 'share type' },
      { zh: '部门间共享类型。', en: 'How it may be shared between bodies.' },
    ),
    shareCondition: text({ zh: '共享条件', en: 'share condition' }, { zh: '共享条件。', en: 'Condition for sharing.' }),
    shareMethod: code(
      shareMethod,
      { zh: '共享方式', en: 'share method' },
      { zh: '共享技术方式。', en: 'Technical way of sharing.' },
    ),
    noShareLegalRef: text(
      { zh: '不共享依据', en: 'legal ground for not sharing' },
      { zh: '不予共享的法律依据。', en: 'Law that forbids sharing.' },
    ),
    openType: code(
      openType,
      { zh: '开放类型', en: 'open type' },
      { zh: '向社会开放类型。', en: 'Whether the public may use it.' },
    ),
    licence: text({ zh: '许可', en: 'licence' }, { zh: '使用许可。', en: 'Licence of use.' }),
    personalData: boolean(
      { zh: '涉及个人信息', en: 'personal data' },
      { zh: '是否涉及个人信息。', en: 'Whether personal data is involved.' },
      {
        yes: { zh: '涉及个人信息', en: 'involves personal data' },
        no: { zh: '不涉及个人信息', en: 'involves no personal data' },
      },
    ),
    secret: boolean(
      { zh: '涉密', en: 'secret' },
      { zh: '是否涉密。', en: 'Whether it is a state secret.' },
      { required: true, yes: { zh: '涉密', en: 'is secret' }, no: { zh: '不涉密', en: 'is not secret' } },
    ),
    updateIntervalDays: integer(
      { zh: '更新周期', en: 'update interval' },
      { zh: '承诺更新间隔天数。', en: 'Promised days between updates.' },
      { unit: 'd' },
    ),
    lastUpdatedAt: datetime(
      { zh: '最近更新时间', en: 'last update time' },
      { zh: '内容最近更新时间。', en: 'When the content last changed.' },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
    machineReadable: boolean(
      { zh: '机器可读', en: 'machine readable' },
      { zh: '是否机器可读。', en: 'Whether software can read it.' },
      {
        required: true,
        yes: { zh: '机器可读', en: 'is machine-readable' },
        no: { zh: '非机器可读', en: 'is not machine-readable' },
      },
    ),
    realTime: boolean(
      { zh: '实时', en: 'real time' },
      { zh: '是否实时。', en: 'Whether it is real-time.' },
      { yes: { zh: '实时提供', en: 'is real-time' }, no: { zh: '非实时', en: 'is not real-time' } },
    ),
    apiId: ref(
      'Api',
      { zh: '接口', en: 'interface' },
      { zh: '提供数据的接口。', en: 'Interface that serves it.' },
      { word: 'api', inverse: 'datasets' },
    ),
    highDemand: boolean(
      { zh: '高需求', en: 'high demand' },
      { zh: '需求是否较高。', en: 'Whether many ask for it.' },
      {
        yes: { zh: '需求高', en: 'is in high demand' },
        no: { zh: '需求不高', en: 'is not in high demand' },
      },
    ),
    qualityScore: number(
      { zh: '质量评分', en: 'quality score' },
      { zh: '质量评分，0至100。', en: 'Quality score, 0 to 100.' },
      { unit: 'scale 0-100' },
    ),
    appraisedAt: date(
      { zh: '评估日期', en: 'appraisal date' },
      { zh: '最近评估日期。', en: 'Day of the last appraisal.' },
    ),
    mainUseRef: text(
      { zh: '主要用途', en: 'main use' },
      { zh: '所支撑的指标或决策。', en: 'Indicator or decision it serves.' },
    ),
    domain: code(
      domain,
      { zh: '领域', en: 'domain' },
      { zh: '所属的智慧管理领域。', en: 'Domain of intelligent management it belongs to.' },
    ),
    identifier: text(
      { zh: '数据集标识', en: 'identifier' },
      { zh: '来源目录中的标识。', en: 'Identifier in the catalogue it comes from.' },
      { max: 300 },
    ),
    keywords: text(
      { zh: '关键词', en: 'keywords' },
      { zh: '关键词，以分号分隔。', en: 'Keywords, separated by semicolons.' },
    ),
    contact: text(
      { zh: '联系方式', en: 'contact' },
      { zh: '公开的联系单位与方式。', en: 'Published office to ask, and how.' },
      { max: 300 },
    ),
  },
})
export type Dataset = RecordOf<typeof Dataset>
