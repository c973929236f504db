/** [B2] Something a named person has to do by a date, whatever it follows from. */
import { bilingual, code, date, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { actionMoves, actionStatus } from '../codes/action-status.ts'

export const actionSource = closedList(
  'actionSource',
  { zh: '行动来源类型', en: 'Source of action' },
  {
    Meeting: { zh: '会议', en: 'Meeting' },
    Decision: { zh: '决策', en: 'Decision' },
    Benefit: { zh: '利益', en: 'Benefit' },
    BenefitReview: { zh: '利益评审', en: 'Benefit review' },
    CsfAssessment: { zh: '关键成功因素评估', en: 'Success factor assessment' },
    PhaseReview: { zh: '阶段评审', en: 'Phase review' },
    Risk: { zh: '风险', en: 'Risk' },
    AfterActionReview: { zh: '事后评估', en: 'After-action review' },
    Finding: { zh: '规则发现项', en: 'Rule finding' },
    Feedback: { zh: '意见', en: 'Feedback' },
  },
)

export const Action = defineRecord({
  name: 'Action',
  table: 'action',
  path: 'actions',
  room: 'strategy',
  component: 'B2',
  title: { zh: '行动项', en: 'action' },
  plural: 'actions',
  about: {
    zh: '由指定责任人限期完成的事项，无论来源。',
    en: 'Something a named person has to do by a date, whatever it follows from.',
  },
  evidence: 'register',
  fields: {
    sourceType: code(
      actionSource,
      { zh: '来源类型', en: 'source kind' },
      { zh: '来源记录类型。', en: 'Kind of record it follows from.' },
      { required: true },
    ),
    sourceId: ref(
      [
        'Meeting',
        'Decision',
        'Benefit',
        'BenefitReview',
        'CsfAssessment',
        'PhaseReview',
        'Risk',
        'AfterActionReview',
        'Feedback',
        'Finding',
      ],
      { zh: '来源', en: 'source record' },
      { zh: '来源记录。', en: 'Record it follows from.' },
      { required: true, word: 'source' },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    ownerId: ref(
      'Person',
      { zh: '责任人', en: 'owner' },
      { zh: '承担责任的具体人员。', en: 'Named person who is answerable.' },
      { required: true, personal: 'indirect', word: 'owner', inverse: 'actions' },
    ),
    raisedAt: date(
      { zh: '提出时间', en: 'raising date' },
      { zh: '提出时间。', en: 'When it was raised.' },
      { required: true },
    ),
    dueAt: date({ zh: '期限', en: 'due date' }, { zh: '完成期限。', en: 'When it is due.' }, { required: true }),
    doneAt: date(
      { zh: '完成时间', en: 'completion date' },
      { zh: '完成时间，未完成为空。', en: 'When it was done; empty while open.' },
    ),
    status: code(
      actionStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    ruleId: ref(
      'EvidenceRule',
      { zh: '证据规则', en: 'evidence rule' },
      { zh: '引出该行动的规则。', en: 'Rule that led to the action.' },
      { word: 'rule' },
    ),
    findingId: ref(
      'Finding',
      { zh: '发现项', en: 'finding' },
      { zh: '引出该行动的发现项。', en: 'Finding that led to the action.' },
      { word: 'finding' },
    ),
  },
  lifecycle: { field: 'status', initial: 'not_started', moves: actionMoves },
})
export type Action = RecordOf<typeof Action>
