/** What every record carries beside the fields of its declaration. */
import type { Text } from '../text.ts'
import { closedList } from './code-list.ts'
import * as field from './field.ts'
import type { Field } from './field.ts'

const nothing: Text = { zh: '', en: '' }
const confidentiality = closedList(
  'confidentiality',
  { zh: '公开程度', en: 'confidentiality' },
  {
    public: { zh: '公开', en: 'Public' },
    internal: { zh: '内部', en: 'Internal' },
    confidential: { zh: '保密', en: 'Confidential' },
  },
)
const source = closedList(
  'source',
  { zh: '录入方式', en: 'source' },
  {
    system: { zh: '系统生成', en: 'Made by the system' },
    manual: { zh: '人工填报', en: 'Typed in' },
    import: { zh: '外部导入', en: 'Imported' },
  },
)

/** What every record carries beside its own fields. Same shape as a declared field, so that lists and forms need no second way. */
export const commonFields = {
  scopeId: field.ref(
    'Scope',
    { zh: '实施范围', en: 'scope' },
    {
      zh: '记录所属的城市、区县、商务区或社区。',
      en: 'City, district, business district or settlement that the record belongs to.',
    },
    { required: true, word: 'scope', inverse: 'records' },
  ),
  confidentiality: field.code(
    confidentiality,
    { zh: '公开程度', en: 'confidentiality' },
    {
      zh: '谁可以看到这条记录。',
      en: 'Who may see the record.',
    },
    { required: true },
  ),
  validFrom: field.datetime(
    { zh: '生效时间', en: 'valid from' },
    {
      zh: '内容自何时起成立；未知可不填。',
      en: 'From when on the content holds; empty when not known.',
    },
  ),
  validTo: field.datetime(
    { zh: '失效时间', en: 'valid to' },
    {
      zh: '内容至何时为止成立；仍然成立可不填。',
      en: 'Until when the content holds; empty while it does.',
    },
  ),
  source: field.code(source, { zh: '录入方式', en: 'source' }, nothing, { derived: true }),
  createdAt: field.datetime({ zh: '创建时间', en: 'created' }, nothing, { derived: true }),
  createdBy: field.ref('Person', { zh: '创建人', en: 'created by' }, nothing, { word: 'creator', derived: true }),
  updatedAt: field.datetime({ zh: '更新时间', en: 'last change' }, nothing, { derived: true }),
  updatedBy: field.ref('Person', { zh: '更新人', en: 'changed by' }, nothing, { word: 'editor', derived: true }),
  version: field.integer({ zh: '版本', en: 'version' }, nothing, { derived: true }),
} as const satisfies Record<string, Field>
