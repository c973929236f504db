/** [B13] One data item of a dataset. */
import { boolean, code, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { concept30182 } from '../codes/concept30182.ts'

export const fieldType = closedList(
  'fieldType',
  { zh: '数据项类型', en: 'Data item type' },
  {
    text: { zh: '文本', en: 'Text' },
    number: { zh: '数值', en: 'Number' },
    boolean: { zh: '是否', en: 'Yes or no' },
    date: { zh: '日期', en: 'Date' },
    datetime: { zh: '时间', en: 'Date and time' },
    code: { zh: '代码', en: 'Code' },
    geometry: { zh: '几何', en: 'Geometry' },
    binary: { zh: '二进制', en: 'Binary' },
  },
)

export const DatasetField = defineRecord({
  name: 'DatasetField',
  table: 'dataset_field',
  path: 'dataset-fields',
  room: 'resources',
  component: 'B13',
  title: { zh: '数据项', en: 'dataset field' },
  plural: 'dataset fields',
  about: { zh: '数据资源中的一个数据项。', en: 'One data item of a dataset.' },
  evidence: 'register',
  fields: {
    datasetId: ref(
      'Dataset',
      { zh: '数据资源', en: 'dataset' },
      { zh: '相关数据资源。', en: 'Dataset concerned.' },
      { required: true, word: 'dataset', inverse: 'datasetFields' },
    ),
    name: text(
      { zh: '名称', en: 'name' },
      { zh: '数据项技术名称。', en: 'Technical name of the data item.' },
      { required: true, max: 200 },
    ),
    dataType: code(
      fieldType,
      { zh: '数据类型', en: 'data type' },
      { zh: '数据项类型。', en: 'Type of the data item.' },
      { required: true },
    ),
    shared: boolean(
      { zh: '参与共享', en: 'shared' },
      { zh: '是否参与共享。', en: 'Whether it is shared.' },
      { required: true, yes: { zh: '参与共享', en: 'is shared' }, no: { zh: '不参与共享', en: 'is not shared' } },
    ),
    conceptCode: code(
      concept30182,
      { zh: '概念代码', en: 'concept' },
      { zh: '通用模型中的概念。', en: 'Concept of the common model.' },
    ),
    termId: ref(
      'Term',
      { zh: '术语', en: 'term' },
      { zh: '相关术语。', en: 'Term concerned.' },
      { word: 'term', inverse: 'datasetFields' },
    ),
    sensitive: boolean(
      { zh: '敏感', en: 'sensitive' },
      { zh: '是否敏感。', en: 'Whether it is sensitive.' },
      { required: true, yes: { zh: '敏感', en: 'is sensitive' }, no: { zh: '不敏感', en: 'is not sensitive' } },
    ),
  },
})
export type DatasetField = RecordOf<typeof DatasetField>
