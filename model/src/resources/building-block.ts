/** [B14] A capability built once and used by many. */
import { bilingual, boolean, code, ref, refs } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { capability } from '../codes/capability.ts'
import { operationMoves, operationStatus } from '../codes/operation-status.ts'

export const BuildingBlock = defineRecord({
  name: 'BuildingBlock',
  table: 'building_block',
  path: 'building-blocks',
  room: 'resources',
  component: 'B14',
  title: { zh: '共性能力组件', en: 'shared building block' },
  plural: 'shared building blocks',
  about: { zh: '一次建设、多方使用的共性能力组件。', en: 'A capability built once and used by many.' },
  evidence: 'register',
  fields: {
    capability: code(
      capability,
      { zh: '共性能力', en: 'capability' },
      { zh: '提供的能力。', en: 'Capability offered.' },
      { required: true },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { required: true, word: 'ownerOrganization', inverse: 'sharedBuildingBlocksAsOwnerOrg' },
    ),
    status: code(
      operationStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    consumerOrgIds: refs(
      'Organization',
      { zh: '使用单位', en: 'using organizations' },
      { zh: '使用单位。', en: 'Organizations that use it.' },
      { word: 'consumerOrganizations', inverse: 'sharedBuildingBlocksAsConsumerOrg' },
    ),
    citywideService: boolean(
      { zh: '全市服务', en: 'city-wide service' },
      { zh: '是否以全市服务方式运行。', en: 'Whether it is run for the whole city.' },
      {
        required: true,
        yes: { zh: '以全市服务方式运行', en: 'is run as a city-wide service' },
        no: { zh: '仅供单一单位使用', en: 'is run for one body' },
      },
    ),
    slaMet: boolean(
      { zh: '达到服务水平', en: 'service level met' },
      { zh: '是否达到约定服务水平。', en: 'Whether the agreed level was met.' },
      {
        yes: { zh: '达到服务水平', en: 'met its service level' },
        no: { zh: '未达服务水平', en: 'missed its service level' },
      },
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
  },
  lifecycle: { field: 'status', initial: 'planned', moves: operationMoves },
})
export type BuildingBlock = RecordOf<typeof BuildingBlock>
