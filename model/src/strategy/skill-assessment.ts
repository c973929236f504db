/** [B2] The level and capacity of one skill area in one team at one time. */
import { code, date, integer, number } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { skillArea } from '../codes/skill-area.ts'

export const team = closedList(
  'team',
  { zh: '团队', en: 'Team' },
  {
    leadership: { zh: '领导团队', en: 'Leadership team' },
    programme: { zh: '项目团队', en: 'Programme team' },
    department: { zh: '部门团队', en: 'Department team' },
    supplier: { zh: '供应商团队', en: 'Supplier team' },
  },
)

export const SkillAssessment = defineRecord({
  name: 'SkillAssessment',
  table: 'skill_assessment',
  path: 'skill-assessments',
  room: 'strategy',
  component: 'B2',
  title: { zh: '能力评估', en: 'skill assessment' },
  plural: 'skill assessments',
  about: {
    zh: '某团队某技能领域在某一时点的水平与人力。',
    en: 'The level and capacity of one skill area in one team at one time.',
  },
  evidence: 'assessment',
  fields: {
    team: code(team, { zh: '团队', en: 'team' }, { zh: '被评估的团队。', en: 'Team assessed.' }, { required: true }),
    skillArea: code(
      skillArea,
      { zh: '技能领域', en: 'skill area' },
      { zh: '被评估的技能。', en: 'Skill assessed.' },
      { required: true },
    ),
    level: integer(
      { zh: '技能级别', en: 'level' },
      { zh: '级别，按本记录的清单或量表。', en: 'Level, from the list or scale of the record.' },
      { required: true, unit: 'scale 1-5' },
    ),
    requiredFte: number(
      { zh: '所需人力', en: 'required staff' },
      { zh: '所需全时人力。', en: 'Full-time equivalents needed.' },
      { required: true, unit: 'fte' },
    ),
    availableFte: number(
      { zh: '可用人力', en: 'available staff' },
      { zh: '可用全时人力。', en: 'Full-time equivalents at hand.' },
      { required: true, unit: 'fte' },
    ),
    assessedAt: date(
      { zh: '评估日期', en: 'assessment date' },
      { zh: '评估日期。', en: 'Day of the assessment.' },
      { required: true },
    ),
  },
})
export type SkillAssessment = RecordOf<typeof SkillAssessment>
