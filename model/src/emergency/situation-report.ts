/** [E] The shared picture at one moment. */
import { boolean, code, codes, datetime, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { signalSector } from '../codes/signal-sector.ts'
import { confidence } from '../codes/confidence.ts'

export const SituationReport = defineRecord({
  name: 'SituationReport',
  table: 'situation_report',
  path: 'situation-reports',
  room: 'emergency',
  component: 'E',
  title: { zh: '态势报告', en: 'situation report' },
  plural: 'situation reports',
  about: { zh: '某一时刻的统一态势报告。', en: 'The shared picture at one moment.' },
  evidence: 'live',
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { required: true, word: 'incident', inverse: 'situationReports' },
    ),
    reportedAt: datetime(
      { zh: '报告时间', en: 'report time' },
      { zh: '报告时间。', en: 'When it was issued.' },
      { required: true },
    ),
    sourceKinds: codes(
      signalSector,
      { zh: '来源领域', en: 'sources' },
      { zh: '报告依据的领域。', en: 'Sectors it draws on.' },
    ),
    forecastIncluded: boolean(
      { zh: '含预测', en: 'forecast included' },
      { zh: '是否含预测。', en: 'Whether a forecast is included.' },
      {
        required: true,
        yes: { zh: '含预测', en: 'includes a forecast' },
        no: { zh: '不含预测', en: 'includes no forecast' },
      },
    ),
    confidence: code(
      confidence,
      { zh: '可信度', en: 'confidence' },
      { zh: '可信度。', en: 'How sure the authors are.' },
    ),
    equityImpact: boolean(
      { zh: '分群体评估', en: 'effect on groups' },
      { zh: '是否评估对各群体的影响。', en: 'Whether the effect on groups is assessed.' },
      {
        required: true,
        yes: { zh: '已分群体评估', en: 'assesses the effect on groups' },
        no: { zh: '未分群体评估', en: 'does not assess the effect on groups' },
      },
    ),
    publicVersionAt: datetime(
      { zh: '公开版时间', en: 'public version time' },
      { zh: '公开版发布时间。', en: 'When the public version was issued.' },
    ),
    resourceIncluded: boolean(
      { zh: '含资源能力', en: 'resources included' },
      { zh: '是否含资源与能力。', en: 'Whether resources are included.' },
      {
        required: true,
        yes: { zh: '含资源与能力', en: 'includes resources and capacity' },
        no: { zh: '不含资源与能力', en: 'leaves out resources' },
      },
    ),
  },
})
export type SituationReport = RecordOf<typeof SituationReport>
