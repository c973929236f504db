/** [E] A decision taken in an incident, with authority and reasons. */
import { boolean, datetime, integer, ref, refs, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const IncidentDecision = defineRecord({
  name: 'IncidentDecision',
  table: 'incident_decision',
  path: 'incident-decisions',
  room: 'emergency',
  component: 'E',
  title: { zh: '应急决策', en: 'incident decision' },
  plural: 'incident decisions',
  about: { zh: '事件中的决策及其权限和理由。', en: 'A decision taken in an incident, with authority and reasons.' },
  evidence: 'live',
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { required: true, word: 'incident', inverse: 'incidentDecisions' },
    ),
    decidedAt: datetime(
      { zh: '决策时间', en: 'decision time' },
      { zh: '作出决定的时间。', en: 'When it was decided.' },
      { required: true },
    ),
    authorityRef: text(
      { zh: '权限依据', en: 'authority' },
      { zh: '作出决定的权限依据。', en: 'Power under which it was decided.' },
    ),
    rationale: text({ zh: '理由', en: 'rationale' }, { zh: '理由。', en: 'Reasons.' }),
    optionsCount: integer(
      { zh: '备选数', en: 'options considered' },
      { zh: '考虑的备选方案数。', en: 'Number of options considered.' },
      { required: true },
    ),
    sharedAt: datetime({ zh: '共享时间', en: 'sharing time' }, { zh: '共享时间。', en: 'When it was shared.' }),
    recipientOrgIds: refs(
      'Organization',
      { zh: '接收单位', en: 'recipients' },
      { zh: '接收单位。', en: 'Organizations that received it.' },
      { word: 'recipientOrganizations', inverse: 'incidentDecisions' },
    ),
    publicImpact: boolean(
      { zh: '影响公众', en: 'public impact' },
      { zh: '是否影响公众。', en: 'Whether the public is affected.' },
      {
        required: true,
        yes: { zh: '影响公众', en: 'affects the public' },
        no: { zh: '不影响公众', en: 'does not affect the public' },
      },
    ),
    publicMessageAt: datetime(
      { zh: '公布时间', en: 'public message time' },
      { zh: '向公众公布的时间。', en: 'When the public was told.' },
    ),
    machineReadable: boolean(
      { zh: '机器可读', en: 'machine readable' },
      { zh: '是否机器可读。', en: 'Whether software can read it.' },
      {
        required: true,
        yes: { zh: '以机器可读方式共享', en: 'was shared machine-readable' },
        no: { zh: '未以机器可读方式共享', en: 'was not shared machine-readable' },
      },
    ),
  },
})
export type IncidentDecision = RecordOf<typeof IncidentDecision>
