/** [B11] A group of citizens or businesses with shared needs. */
import { bilingual, boolean, code, date, integer, number, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const segmentKind = closedList(
  'segmentKind',
  { zh: '群体类型', en: 'Segment kind' },
  {
    citizen: { zh: '市民', en: 'Citizens' },
    business: { zh: '企业', en: 'Businesses' },
    visitor: { zh: '访客', en: 'Visitors' },
    worker: { zh: '从业人员', en: 'Workers' },
    community: { zh: '社区', en: 'Community' },
  },
)

export const CitizenSegment = defineRecord({
  name: 'CitizenSegment',
  table: 'citizen_segment',
  path: 'citizen-segments',
  room: 'services',
  component: 'B11',
  title: { zh: '用户群体', en: 'citizen or business segment' },
  plural: 'citizen and business segments',
  about: { zh: '具有相近需求的市民或企业群体。', en: 'A group of citizens or businesses with shared needs.' },
  evidence: 'register',
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    kind: code(
      segmentKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    population: integer(
      { zh: '人口数', en: 'population' },
      { zh: '人数或企业数。', en: 'Number of people or firms.' },
      { required: true, unit: '{person}' },
    ),
    vulnerable: boolean(
      { zh: '弱势群体', en: 'vulnerable' },
      { zh: '是否弱势群体。', en: 'Whether the segment is vulnerable.' },
      {
        required: true,
        yes: { zh: '属于弱势群体', en: 'is vulnerable' },
        no: { zh: '不属于弱势群体', en: 'is not vulnerable' },
      },
    ),
    digitalExclusionRate: number(
      { zh: '数字排斥率', en: 'digital exclusion rate' },
      { zh: '无法使用数字服务者占比，0至1。', en: 'Share that cannot use digital services, 0 to 1.' },
      { unit: 'ratio' },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { word: 'ownerOrganization', inverse: 'citizenAndBusinessSegments' },
    ),
    needsUpdatedAt: date(
      { zh: '需求更新日期', en: 'last update of needs date' },
      { zh: '需求最近更新日期。', en: 'Day the needs were last updated.' },
    ),
  },
})
export type CitizenSegment = RecordOf<typeof CitizenSegment>
