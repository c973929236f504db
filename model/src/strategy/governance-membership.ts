/** [B2] The seat of an organization in a governance body. */
import { code, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { bodyKind } from '../codes/body-kind.ts'
import { sector } from '../codes/sector.ts'

export const membershipStatus = closedList(
  'membershipStatus',
  { zh: '成员状态', en: 'Membership status' },
  {
    active: { zh: '在任', en: 'Active' },
    suspended: { zh: '暂停', en: 'Suspended' },
    ended: { zh: '已结束', en: 'Ended' },
  },
)

export const GovernanceMembership = defineRecord({
  name: 'GovernanceMembership',
  table: 'governance_membership',
  path: 'governance-memberships',
  room: 'strategy',
  component: 'B2',
  title: { zh: '治理机构成员', en: 'governance membership' },
  plural: 'governance memberships',
  about: { zh: '某单位在治理机构中的席位。', en: 'The seat of an organization in a governance body.' },
  evidence: 'register',
  fields: {
    bodyId: ref(
      'GovernanceBody',
      { zh: '治理机构', en: 'governance body' },
      { zh: '相关治理机构。', en: 'Body concerned.' },
      { required: true, word: 'body', inverse: 'governanceMemberships' },
    ),
    bodyKind: code(
      bodyKind,
      { zh: '机构类型', en: 'body kind' },
      { zh: '治理机构类型。', en: 'Kind of body.' },
      { required: true },
    ),
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '相关单位。', en: 'Organization concerned.' },
      { required: true, word: 'organization', inverse: 'governanceMemberships' },
    ),
    sector: code(
      sector,
      { zh: '行业类别', en: 'sector' },
      { zh: '单位所属行业类别。', en: 'Sector of the organization.' },
      { required: true },
    ),
    status: code(
      membershipStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'active',
    moves: {
      active: { suspended: { zh: '暂停', en: 'Suspend' }, ended: { zh: '结束', en: 'End' } },
      suspended: { active: { zh: '恢复', en: 'Reinstate' }, ended: { zh: '结束', en: 'End' } },
      ended: {},
    },
  },
})
export type GovernanceMembership = RecordOf<typeof GovernanceMembership>
