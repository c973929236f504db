/** [X] A city, district, business district or settlement that runs the model for itself. */
import { bilingual, boolean, code, datetime, ref, text } from '../record/field.ts'
import { currency } from '../codes/currency.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

/** Source: ISO 37106:2021 (city), ISO 37108 (business districts), ISO 37111 (settlements). */
export const scopeKind = closedList(
  'scopeKind',
  { zh: '实施范围类别', en: 'Kind of scope' },
  {
    city: { zh: '城市', en: 'City' },
    district: { zh: '区县', en: 'District' },
    business_district: { zh: '商务区', en: 'Business district' },
    settlement: { zh: '社区或村镇', en: 'Settlement' },
  },
)

/** The standard that speaks of each kind of scope; districts have none of their own. Source: framework `iso37108-37111-local`. */
export const scopeStandards: Readonly<Record<string, string>> = {
  city: 'ISO 37106 · ISO 37104:2019',
  business_district: 'ISO 37108 = GB/T 40763',
  settlement: 'ISO 37111:2024',
}

export const Scope = defineRecord({
  name: 'Scope',
  table: 'scope',
  path: 'scopes',
  room: 'platform',
  component: 'X',
  title: { zh: '实施范围', en: 'scope' },
  plural: 'scopes',
  about: {
    zh: '按本模式运行的城市、区县、商务区或社区；每条记录归属其中之一。',
    en: 'A city, district, business district or settlement that runs the model; every record belongs to one.',
  },
  evidence: 'register',
  fields: {
    code: text(
      { zh: '代码', en: 'code' },
      { zh: '地址栏和导入文件中使用的短代码。', en: 'Short code used in addresses and import files.' },
      { required: true, max: 60 },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    kind: code(
      scopeKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    parentId: ref(
      'Scope',
      { zh: '上级范围', en: 'parent scope' },
      { zh: '所属的上级范围；城市为空。', en: 'Scope it lies in; empty for a city.' },
      { word: 'parent', inverse: 'scopes' },
    ),
    evaluatedAt: datetime(
      { zh: '评估时刻', en: 'evaluation moment' },
      {
        zh: '数据属于过去时填写：按此时刻评估；为空则按当前时刻。',
        en: 'For data of the past: the moment at which it is judged; empty means now.',
      },
    ),
    currency: code(
      currency,
      { zh: '记账货币', en: 'currency' },
      { zh: '该城市金额所用的货币；为空则为人民币。', en: 'Currency of the city’s amounts; empty means renminbi.' },
    ),
    madeUp: boolean(
      { zh: '虚构', en: 'made up' },
      {
        zh: '是否为演示用的虚构内容；每个页面都会注明。',
        en: 'Whether it is made up for demonstration; every page says so.',
      },
      { required: true, yes: { zh: '为虚构', en: 'is made up' }, no: { zh: '非虚构', en: 'is real' } },
    ),
  },
})
export type Scope = RecordOf<typeof Scope>
