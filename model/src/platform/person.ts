/** [X] A named officer or partner who can own work; not a register of citizens. */
import { boolean, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const Person = defineRecord({
  name: 'Person',
  table: 'person',
  path: 'people',
  room: 'platform',
  component: 'X',
  title: { zh: '人员', en: 'person' },
  plural: 'people',
  about: {
    zh: '可承担责任的工作人员或合作方人员，不是市民库。',
    en: 'A named officer or partner who can own work; not a register of citizens.',
  },
  evidence: 'register',
  fields: {
    name: text(
      { zh: '姓名', en: 'name' },
      { zh: '人员姓名。', en: 'Name of the person.' },
      { required: true, personal: 'direct', max: 200 },
    ),
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '相关单位。', en: 'Organization concerned.' },
      { required: true, word: 'organization', inverse: 'people' },
    ),
    active: boolean(
      { zh: '在岗', en: 'active' },
      { zh: '是否仍在岗。', en: 'Whether the person still holds a post.' },
      { required: true, yes: { zh: '在岗', en: 'is in post' }, no: { zh: '不在岗', en: 'is not in post' } },
    ),
  },
})
export type Person = RecordOf<typeof Person>
