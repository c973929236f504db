/** [B3] An organization or group with an interest in the programme. */
import { bilingual, boolean, code, date, integer, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { stakeholderGroup } from '../codes/stakeholder-group.ts'

export const Stakeholder = defineRecord({
  name: 'Stakeholder',
  table: 'stakeholder',
  path: 'stakeholders',
  room: 'strategy',
  component: 'B3',
  title: { zh: '利益相关方', en: 'stakeholder' },
  plural: 'stakeholders',
  about: { zh: '与项目有利害关系的单位或群体。', en: 'An organization or group with an interest in the programme.' },
  evidence: 'register',
  fields: {
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '相关单位。', en: 'Organization concerned.' },
      { word: 'organization', inverse: 'stakeholders' },
    ),
    name: bilingual({ zh: '名称', en: 'name' }, { zh: '名称。', en: 'Name.' }, { required: true, max: 300 }),
    stakeholderGroup: code(
      stakeholderGroup,
      { zh: '利益相关方类别', en: 'stakeholder group' },
      { zh: '所属利益相关方类别。', en: 'Group the party belongs to.' },
      { required: true },
    ),
    interests: text({ zh: '利益诉求', en: 'interests' }, { zh: '相关方的诉求。', en: 'What the party wants.' }),
    influence: integer(
      { zh: '影响力', en: 'influence' },
      { zh: '影响力，1至5级。', en: 'Influence on a scale of 1 to 5.' },
      { unit: 'scale 1-5' },
    ),
    impact: integer(
      { zh: '影响程度', en: 'impact' },
      { zh: '影响程度，1至5级。', en: 'Impact on a scale of 1 to 5.' },
      { unit: 'scale 1-5' },
    ),
    key: boolean(
      { zh: '关键', en: 'key' },
      { zh: '是否为关键相关方。', en: 'Whether the party is essential to success.' },
      {
        required: true,
        yes: { zh: '是关键利益相关方', en: 'is a key stakeholder' },
        no: { zh: '不是关键利益相关方', en: 'is not a key stakeholder' },
      },
    ),
    ownerId: ref(
      'Person',
      { zh: '责任人', en: 'owner' },
      { zh: '承担责任的具体人员。', en: 'Named person who is answerable.' },
      { personal: 'indirect', word: 'owner', inverse: 'stakeholders' },
    ),
    reviewedAt: date(
      { zh: '复核日期', en: 'review date' },
      { zh: '最近复核或评审日期。', en: 'Day of the last review.' },
    ),
  },
})
export type Stakeholder = RecordOf<typeof Stakeholder>
