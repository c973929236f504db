/** [B8] One form in which a data set can be had. Source: DCAT 3, dcat:Distribution. */
import { bilingual, code, datetime, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { dataFormat } from './dataset.ts'

export const Distribution = defineRecord({
  name: 'Distribution',
  table: 'distribution',
  path: 'distributions',
  room: 'resources',
  component: 'B8',
  title: { zh: '数据下载项', en: 'distribution' },
  plural: 'distributions',
  about: {
    zh: '数据集的一种提供形式：文件、接口或网页。',
    en: 'One form in which a data set can be had: a file, an interface, a page.',
  },
  evidence: 'register',
  fields: {
    datasetId: ref(
      'Dataset',
      { zh: '数据集', en: 'data set' },
      { zh: '所属数据集。', en: 'Data set it is a form of.' },
      { required: true, word: 'dataset', inverse: 'distributions' },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    accessUrl: text(
      { zh: '访问网址', en: 'address' },
      { zh: '可取得数据的网址。', en: 'Where it can be had.' },
      { required: true },
    ),
    format: code(dataFormat, { zh: '格式', en: 'format' }, { zh: '数据格式。', en: 'Format of the data.' }),
    licence: text(
      { zh: '许可', en: 'licence' },
      { zh: '使用许可，未填写时与数据集相同。', en: 'Licence, where it is another than that of the data set.' },
    ),
    lastUpdatedAt: datetime(
      { zh: '最近更新时间', en: 'last update' },
      { zh: '内容最近一次更新。', en: 'When its content last changed.' },
    ),
  },
})
export type Distribution = RecordOf<typeof Distribution>
