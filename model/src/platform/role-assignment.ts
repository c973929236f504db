/** [B2] Who holds which role, in what scope, from when to when, with what mandate. */
import { boolean, code, date, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { leadRole } from '../codes/lead-role.ts'

export const scopeType = closedList(
  'scopeType',
  { zh: '任命范围', en: 'Scope of role' },
  {
    programme: { zh: '智慧城市项目整体', en: 'Whole programme' },
    initiative: { zh: '举措', en: 'Initiative' },
    service: { zh: '服务事项', en: 'Service' },
    body: { zh: '治理机构', en: 'Governance body' },
    organization: { zh: '组织', en: 'Organization' },
  },
)

export const RoleAssignment = defineRecord({
  name: 'RoleAssignment',
  table: 'role_assignment',
  path: 'role-assignments',
  room: 'platform',
  component: 'B2',
  title: { zh: '岗位任命', en: 'role assignment' },
  plural: 'role assignments',
  about: {
    zh: '谁在何时至何时、在何范围内担任何种岗位及其授权。',
    en: 'Who holds which role, in what scope, from when to when, with what mandate.',
  },
  evidence: 'register',
  fields: {
    personId: ref(
      'Person',
      { zh: '人员', en: 'person' },
      { zh: '任职人员。', en: 'Person who holds the role.' },
      { required: true, personal: 'indirect', word: 'person', inverse: 'roleAssignments' },
    ),
    role: code(leadRole, { zh: '岗位', en: 'role' }, { zh: '担任的岗位。', en: 'Role held.' }, { required: true }),
    scopeType: code(
      scopeType,
      { zh: '任命范围类型', en: 'scope kind' },
      { zh: '岗位针对的范围类型。', en: 'What the role is about.' },
      { required: true },
    ),
    roleScopeId: ref(
      ['Initiative', 'Service', 'GovernanceBody', 'Organization'],
      { zh: '任命范围', en: 'scope' },
      { zh: '岗位针对的记录。', en: 'Record the role is about.' },
      { required: true, word: 'roleScope' },
    ),
    startedAt: date(
      { zh: '开始时间', en: 'start date' },
      { zh: '开始的日期。', en: 'When it started.' },
      { required: true },
    ),
    endedAt: date(
      { zh: '结束时间', en: 'end date' },
      { zh: '结束时间，进行中为空。', en: 'When it ended; empty while it runs.' },
    ),
    budgetAuthority: boolean(
      { zh: '预算权', en: 'budget authority' },
      { zh: '是否可支配预算。', en: 'Whether the holder may commit budget.' },
      {
        required: true,
        yes: { zh: '有预算权', en: 'has budget authority' },
        no: { zh: '无预算权', en: 'has no budget authority' },
      },
    ),
    mandateRef: text(
      { zh: '授权文件', en: 'mandate reference' },
      { zh: '授权文件编号或链接。', en: 'Document that gives the mandate.' },
    ),
  },
})
export type RoleAssignment = RecordOf<typeof RoleAssignment>
