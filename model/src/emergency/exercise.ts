/** [E] An exercise of an emergency plan. */
import { boolean, code, date, ref, refs } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { hazard } from '../codes/hazard.ts'

export const Exercise = defineRecord({
  name: 'Exercise',
  table: 'exercise',
  path: 'exercises',
  room: 'emergency',
  component: 'E',
  title: { zh: '演练', en: 'exercise' },
  plural: 'exercises',
  about: { zh: '应急预案的一次演练。', en: 'An exercise of an emergency plan.' },
  evidence: 'register',
  fields: {
    planId: ref(
      'EmergencyPlan',
      { zh: '预案或方案', en: 'plan' },
      { zh: '相关预案或方案。', en: 'Plan concerned.' },
      { required: true, word: 'plan', inverse: 'exercises' },
    ),
    hazard: code(
      hazard,
      { zh: '灾害或风险类型', en: 'hazard' },
      { zh: '灾害或风险类型。', en: 'Hazard.' },
      { required: true },
    ),
    heldAt: date(
      { zh: '举行日期', en: 'meeting or event date' },
      { zh: '举行日期。', en: 'Day it was held.' },
      { required: true },
    ),
    orgIds: refs(
      'Organization',
      { zh: '相关单位', en: 'organizations' },
      { zh: '参与的单位。', en: 'Organizations taking part.' },
      { word: 'organizations', inverse: 'exercises' },
    ),
    citizenParticipation: boolean(
      { zh: '市民参与', en: 'citizen participation' },
      { zh: '是否有市民参与。', en: 'Whether citizens took part.' },
      {
        required: true,
        yes: { zh: '有市民参与', en: 'included citizens' },
        no: { zh: '无市民参与', en: 'did not include citizens' },
      },
    ),
  },
})
export type Exercise = RecordOf<typeof Exercise>
