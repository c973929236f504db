/** [B2] A body that steers, advises or commands. */
import { bilingual, code, integer, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { bodyKind } from '../codes/body-kind.ts'

export const GovernanceBody = defineRecord({
  name: 'GovernanceBody',
  table: 'governance_body',
  path: 'governance-bodies',
  room: 'strategy',
  component: 'B2',
  title: { zh: '治理机构', en: 'governance body' },
  plural: 'governance bodies',
  about: { zh: '负责指导、咨询或指挥的机构。', en: 'A body that steers, advises or commands.' },
  evidence: 'register',
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    kind: code(
      bodyKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    cadenceDays: integer(
      { zh: '会议周期', en: 'meeting interval' },
      { zh: '会议间隔天数。', en: 'Days between meetings.' },
      { required: true, unit: 'd' },
    ),
    termsRef: text(
      { zh: '章程文件', en: 'terms of reference' },
      { zh: '职责章程文件。', en: 'Document with the terms of reference.' },
    ),
  },
})
export type GovernanceBody = RecordOf<typeof GovernanceBody>
