/** [E] The plan of action for the next period of an incident. */
import { boolean, datetime, integer, ref, refs } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const ActionPlan = defineRecord({
  name: 'ActionPlan',
  table: 'action_plan',
  path: 'action-plans',
  room: 'emergency',
  component: 'E',
  title: { zh: '应急行动计划', en: 'incident action plan' },
  plural: 'incident action plans',
  about: { zh: '事件下一阶段的行动计划。', en: 'The plan of action for the next period of an incident.' },
  evidence: 'live',
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { required: true, word: 'incident', inverse: 'incidentActionPlans' },
    ),
    edition: integer(
      { zh: '版次', en: 'edition' },
      { zh: '版次序号。', en: 'Running number of the edition.' },
      { required: true },
    ),
    issuedAt: datetime(
      { zh: '发布时间', en: 'issue time' },
      { zh: '发布时间。', en: 'When it was issued.' },
      { required: true },
    ),
    objectives: integer(
      { zh: '目标数', en: 'objectives' },
      { zh: '目标数量。', en: 'Number of objectives.' },
      { required: true },
    ),
    orgIds: refs(
      'Organization',
      { zh: '相关单位', en: 'organizations' },
      { zh: '参与的单位。', en: 'Organizations taking part.' },
      { word: 'organizations', inverse: 'incidentActionPlans' },
    ),
    segmentIds: refs(
      'CitizenSegment',
      { zh: '群体', en: 'segments' },
      { zh: '相关群体。', en: 'Segments concerned.' },
      { word: 'segments', inverse: 'incidentActionPlans' },
    ),
    resourceChecked: boolean(
      { zh: '已核对资源', en: 'resource checked' },
      { zh: '是否核对资源。', en: 'Whether resources were checked.' },
      {
        required: true,
        yes: { zh: '已核对资源', en: 'has resources checked' },
        no: { zh: '未核对资源', en: 'has resources unchecked' },
      },
    ),
    legalChecked: boolean(
      { zh: '已合法性审核', en: 'legal checked' },
      { zh: '是否合法性审核。', en: 'Whether the law was checked.' },
      {
        required: true,
        yes: { zh: '已合法性审核', en: 'passed the legal check' },
        no: { zh: '未合法性审核', en: 'has no legal check' },
      },
    ),
    scenarioModelled: boolean(
      { zh: '已情景推演', en: 'scenario modelled' },
      { zh: '是否情景推演。', en: 'Whether scenarios were run.' },
      {
        required: true,
        yes: { zh: '经情景推演', en: 'was tested on scenarios' },
        no: { zh: '未经情景推演', en: 'was not tested on scenarios' },
      },
    ),
  },
})
export type ActionPlan = RecordOf<typeof ActionPlan>
