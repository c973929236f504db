/** [E] A task given to an organization in an incident. */
import { boolean, datetime, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const IncidentTask = defineRecord({
  name: 'IncidentTask',
  table: 'incident_task',
  path: 'incident-tasks',
  room: 'emergency',
  component: 'E',
  title: { zh: '应急任务', en: 'incident task' },
  plural: 'incident tasks',
  about: { zh: '事件中分派给单位的任务。', en: 'A task given to an organization in an incident.' },
  evidence: 'live',
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { required: true, word: 'incident', inverse: 'incidentTasks' },
    ),
    decisionId: ref(
      'IncidentDecision',
      { zh: '应急决策', en: 'decision' },
      { zh: '所落实的决策。', en: 'Decision it carries out.' },
      { word: 'decision', inverse: 'incidentTasks' },
    ),
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '相关单位。', en: 'Organization concerned.' },
      { required: true, word: 'organization', inverse: 'incidentTasks' },
    ),
    assignedAt: datetime(
      { zh: '分派时间', en: 'assignment time' },
      { zh: '分派时间。', en: 'When it was assigned.' },
      { required: true },
    ),
    ackAt: datetime(
      { zh: '确认时间', en: 'acknowledgement time' },
      { zh: '确认时间。', en: 'When somebody acknowledged it.' },
    ),
    dueAt: datetime({ zh: '期限', en: 'due time' }, { zh: '完成期限。', en: 'When it is due.' }, { required: true }),
    doneAt: datetime(
      { zh: '完成时间', en: 'completion time' },
      { zh: '完成时间，未完成为空。', en: 'When it was done; empty while open.' },
    ),
    proofRef: text({ zh: '完成凭证', en: 'proof' }, { zh: '完成凭证编号或链接。', en: 'Proof of completion.' }),
    systemTracked: boolean(
      { zh: '系统跟踪', en: 'system tracked' },
      { zh: '是否在共享系统跟踪。', en: 'Whether a shared system tracks it.' },
      {
        required: true,
        yes: { zh: '系统跟踪', en: 'is tracked in the system' },
        no: { zh: '未系统跟踪', en: 'is not tracked in the system' },
      },
    ),
  },
})
export type IncidentTask = RecordOf<typeof IncidentTask>
