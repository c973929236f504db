/** [B2] A recorded decision of a governance body. */
import { bilingual, boolean, codes, date, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { principle } from '../codes/principle.ts'

export const Decision = defineRecord({
  name: 'Decision',
  table: 'decision',
  path: 'decisions',
  room: 'strategy',
  component: 'B2',
  title: { zh: '决策记录', en: 'decision' },
  plural: 'decisions',
  about: { zh: '治理机构作出并登记的决策。', en: 'A recorded decision of a governance body.' },
  evidence: 'register',
  publication: { since: 'publishedAt' },
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    bodyId: ref(
      'GovernanceBody',
      { zh: '治理机构', en: 'governance body' },
      { zh: '相关治理机构。', en: 'Body concerned.' },
      { required: true, word: 'body', inverse: 'decisions' },
    ),
    decidedAt: date(
      { zh: '决定时间', en: 'decision date' },
      { zh: '作出决定的时间。', en: 'When it was decided.' },
      { required: true },
    ),
    strategic: boolean(
      { zh: '战略性', en: 'strategic' },
      { zh: '是否属于战略层面。', en: 'Whether it belongs to the strategic level.' },
      {
        required: true,
        yes: { zh: '属于战略性', en: 'is strategic' },
        no: { zh: '不属于战略性', en: 'is not strategic' },
      },
    ),
    principleCodes: codes(
      principle,
      { zh: '所权衡原则', en: 'principles weighed' },
      { zh: '决策所权衡的原则。', en: 'Principles weighed in the decision.' },
    ),
    confidential: boolean(
      { zh: '不公开', en: 'confidential' },
      { zh: '是否不宜公开。', en: 'Whether it must stay unpublished.' },
      {
        required: true,
        yes: { zh: '涉密或不公开', en: 'is confidential' },
        no: { zh: '可公开', en: 'is not confidential' },
      },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
  },
})
export type Decision = RecordOf<typeof Decision>
