/** [B4] A published problem that innovators may answer. */
import { bilingual, date, integer, ref, refs } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const Challenge = defineRecord({
  name: 'Challenge',
  table: 'challenge',
  path: 'challenges',
  room: 'strategy',
  component: 'B4',
  title: { zh: '创新挑战', en: 'innovation challenge' },
  plural: 'innovation challenges',
  about: { zh: '公开发布、征集解决方案的城市问题。', en: 'A published problem that innovators may answer.' },
  evidence: 'register',
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    problemOwnerOrgId: ref(
      'Organization',
      { zh: '问题单位', en: 'problem owner' },
      { zh: '提出问题的单位。', en: 'Organization that owns the problem.' },
      { required: true, word: 'problemOwnerOrganization', inverse: 'innovationChallenges' },
    ),
    opensAt: date({ zh: '开始日期', en: 'opening date' }, { zh: '开始日期。', en: 'First day.' }, { required: true }),
    datasetIds: refs(
      'Dataset',
      { zh: '数据资源', en: 'datasets' },
      { zh: '相关数据资源。', en: 'Datasets concerned.' },
      { word: 'datasets', inverse: 'innovationChallenges' },
    ),
    entrants: integer(
      { zh: '参赛数', en: 'entrants' },
      { zh: '参与者数量。', en: 'Number of entrants.' },
      { required: true },
    ),
    smeEntrants: integer(
      { zh: '中小企业参赛数', en: 'small-firm entrants' },
      { zh: '其中中小企业数量。', en: 'Number of small firms among them.' },
      { required: true },
    ),
    pilotStartedAt: date(
      { zh: '试点开始日期', en: 'pilot start date' },
      { zh: '试点开始日期。', en: 'Day the pilot started.' },
    ),
    scaledAt: date({ zh: '推广日期', en: 'scale-up date' }, { zh: '推广日期。', en: 'Day it was scaled up.' }),
  },
})
export type Challenge = RecordOf<typeof Challenge>
