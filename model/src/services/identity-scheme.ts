/** [B10] A way for people to prove who they are. */
import { bilingual, boolean, code } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { operationMoves, operationStatus } from '../codes/operation-status.ts'

export const IdentityScheme = defineRecord({
  name: 'IdentityScheme',
  table: 'identity_scheme',
  path: 'identity-schemes',
  room: 'services',
  component: 'B10',
  title: { zh: '身份体系', en: 'identity scheme' },
  plural: 'identity schemes',
  about: { zh: '证明身份的体系。', en: 'A way for people to prove who they are.' },
  evidence: 'register',
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    federated: boolean(
      { zh: '联邦式', en: 'federated' },
      { zh: '是否多方互信。', en: 'Whether several providers are trusted.' },
      { required: true, yes: { zh: '为联邦式', en: 'is federated' }, no: { zh: '非联邦式', en: 'is not federated' } },
    ),
    openStandards: boolean(
      { zh: '开放标准', en: 'open standards' },
      { zh: '是否采用开放标准。', en: 'Whether open standards are used.' },
      {
        required: true,
        yes: { zh: '采用开放标准', en: 'uses open standards' },
        no: { zh: '未采用开放标准', en: 'does not use open standards' },
      },
    ),
    userControlled: boolean(
      { zh: '用户可控', en: 'user controlled' },
      { zh: '是否由个人掌控。', en: 'Whether the person controls the data.' },
      {
        required: true,
        yes: { zh: '由用户掌控', en: 'is controlled by the user' },
        no: { zh: '非用户掌控', en: 'is not controlled by the user' },
      },
    ),
    status: code(
      operationStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
  },
  lifecycle: { field: 'status', initial: 'planned', moves: operationMoves },
})
export type IdentityScheme = RecordOf<typeof IdentityScheme>
