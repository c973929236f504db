/** [B6] An agreed word of the city with its meaning and concept. */
import { bilingual, code, date, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { concept30182 } from '../codes/concept30182.ts'

export const termStatus = closedList(
  'termStatus',
  { zh: '术语状态', en: 'Term status' },
  {
    proposed: { zh: '拟定', en: 'Proposed' },
    agreed: { zh: '已商定', en: 'Agreed' },
    retired: { zh: '已废止', en: 'Retired' },
  },
)

export const Term = defineRecord({
  name: 'Term',
  table: 'term',
  path: 'terms',
  room: 'strategy',
  component: 'B6',
  title: { zh: '通用术语', en: 'common term' },
  plural: 'common terms',
  about: { zh: '全市商定的术语及其含义和所属概念。', en: 'An agreed word of the city with its meaning and concept.' },
  evidence: 'register',
  publication: { unpublished: ['proposed'] },
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    definition: bilingual(
      { zh: '定义', en: 'definition' },
      { zh: '中英文定义。', en: 'Meaning in both languages.' },
      { required: true },
    ),
    conceptCode: code(
      concept30182,
      { zh: '概念代码', en: 'concept' },
      { zh: '通用模型中的概念。', en: 'Concept of the common model.' },
    ),
    status: code(
      termStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    stewardOrgId: ref(
      'Organization',
      { zh: '管理单位', en: 'stewarding organization' },
      { zh: '负责维护的单位。', en: 'Organization that looks after it.' },
      { word: 'stewardOrganization', inverse: 'commonTerms' },
    ),
    agreedAt: date({ zh: '认可日期', en: 'agreement date' }, { zh: '认可日期。', en: 'Day it was agreed.' }),
  },
  lifecycle: {
    field: 'status',
    initial: 'proposed',
    moves: {
      proposed: { agreed: { zh: '商定', en: 'Agree' }, retired: { zh: '撤回', en: 'Withdraw' } },
      agreed: { proposed: { zh: '重新商议', en: 'Discuss again' }, retired: { zh: '废止', en: 'Retire' } },
      retired: {},
    },
  },
})
export type Term = RecordOf<typeof Term>
