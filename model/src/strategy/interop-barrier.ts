/** [B5] Something that keeps organizations or systems from working together. */
import { bilingual, code, codes, date, ref } from '../record/field.ts'
import { closedList, freeList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { interopDimension } from '../codes/interop-dimension.ts'
import { managementArea } from '../codes/management-area.ts'
import { severity } from '../codes/severity.ts'
import { actionStatus } from '../codes/action-status.ts'

export const barrierStatus = closedList(
  'barrierStatus',
  { zh: '障碍状态', en: 'Barrier status' },
  {
    open: { zh: '未决', en: 'Open' },
    accepted: { zh: '已接受', en: 'Accepted' },
    resolved: { zh: '已解决', en: 'Resolved' },
  },
)

export const standardRef = freeList('standardRef', { zh: '标准编号', en: 'Standard reference' })

export const InteropBarrier = defineRecord({
  name: 'InteropBarrier',
  table: 'interop_barrier',
  path: 'interop-barriers',
  room: 'strategy',
  component: 'B5',
  title: { zh: '交互性障碍', en: 'interoperability barrier' },
  plural: 'interoperability barriers',
  about: {
    zh: '妨碍单位或系统协同的障碍。',
    en: 'Something that keeps organizations or systems from working together.',
  },
  evidence: 'register',
  fields: {
    dimension: code(
      interopDimension,
      { zh: '维度', en: 'dimension' },
      { zh: '所属维度。', en: 'Dimension it belongs to.' },
      { required: true },
    ),
    area: code(
      managementArea,
      { zh: '领域', en: 'area' },
      { zh: '所属领域。', en: 'Area it belongs to.' },
      { required: true },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    severity: code(
      severity,
      { zh: '严重程度', en: 'severity' },
      { zh: '严重程度。', en: 'How serious it is.' },
      { required: true },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { word: 'ownerOrganization', inverse: 'interoperabilityBarriers' },
    ),
    dueAt: date({ zh: '期限', en: 'due date' }, { zh: '完成期限。', en: 'When it is due.' }),
    actionStatus: code(
      actionStatus,
      { zh: '处置状态', en: 'action status' },
      { zh: '处置进展。', en: 'Where the remedy stands.' },
      { required: true },
    ),
    status: code(
      barrierStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    standardRefs: codes(
      standardRef,
      { zh: '相关标准', en: 'standards' },
      { zh: '可用于解决的标准。', en: 'Standards that would help.' },
    ),
    identifiedAt: date(
      { zh: '识别日期', en: 'identification date' },
      { zh: '识别日期。', en: 'Day it was found.' },
      { required: true },
    ),
    resolvedAt: date({ zh: '解决日期', en: 'resolution date' }, { zh: '解决日期。', en: 'Day it was resolved.' }),
  },
  lifecycle: {
    field: 'status',
    initial: 'open',
    moves: {
      open: { accepted: { zh: '接受', en: 'Accept' }, resolved: { zh: '解决', en: 'Resolve' } },
      accepted: { open: { zh: '重新处理', en: 'Take up again' }, resolved: { zh: '解决', en: 'Resolve' } },
      resolved: { open: { zh: '再次出现', en: 'Reopen' } },
    },
  },
})
export type InteropBarrier = RecordOf<typeof InteropBarrier>
