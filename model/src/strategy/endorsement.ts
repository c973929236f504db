/** [A] A formal statement by an organization that it supports a vision, principle, roadmap or benefit. */
import { code, date, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { endorsedKind } from '../codes/endorsed-kind.ts'
import { stakeholderGroup } from '../codes/stakeholder-group.ts'

export const Endorsement = defineRecord({
  name: 'Endorsement',
  table: 'endorsement',
  path: 'endorsements',
  room: 'strategy',
  component: 'A',
  title: { zh: '认可记录', en: 'endorsement' },
  plural: 'endorsements',
  about: {
    zh: '某单位对愿景、原则、路线图或利益的正式认可。',
    en: 'A formal statement by an organization that it supports a vision, principle, roadmap or benefit.',
  },
  evidence: 'register',
  fields: {
    targetType: code(
      endorsedKind,
      { zh: '对象类型', en: 'subject kind' },
      { zh: '所针对的记录类型。', en: 'Kind of record it is about.' },
      { required: true },
    ),
    targetId: ref(
      ['Vision', 'Principle', 'Roadmap', 'Benefit'],
      { zh: '对象', en: 'subject' },
      { zh: '所针对的记录。', en: 'Record it is about.' },
      { required: true, word: 'target' },
    ),
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '相关单位。', en: 'Organization concerned.' },
      { required: true, word: 'organization', inverse: 'endorsements' },
    ),
    stakeholderGroup: code(
      stakeholderGroup,
      { zh: '利益相关方类别', en: 'stakeholder group' },
      { zh: '所属利益相关方类别。', en: 'Group the party belongs to.' },
      { required: true },
    ),
    endorsedAt: date(
      { zh: '认可日期', en: 'endorsement date' },
      { zh: '认可日期。', en: 'Day of endorsement.' },
      { required: true },
    ),
  },
})
export type Endorsement = RecordOf<typeof Endorsement>
