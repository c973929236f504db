/** [B14] An application interface of a system. */
import { bilingual, boolean, code, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { operationMoves, operationStatus } from '../codes/operation-status.ts'

export const Api = defineRecord({
  name: 'Api',
  table: 'api',
  path: 'apis',
  room: 'resources',
  component: 'B14',
  title: { zh: '接口服务', en: 'interface' },
  plural: 'interfaces',
  about: { zh: '系统的应用接口。', en: 'An application interface of a system.' },
  evidence: 'live',
  fields: {
    assetId: ref(
      'Asset',
      { zh: '资产', en: 'asset' },
      { zh: '相关资产。', en: 'Asset concerned.' },
      { word: 'asset', inverse: 'interfaces' },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    status: code(
      operationStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    openSpec: boolean(
      { zh: '规范开放', en: 'open specification' },
      { zh: '接口规范是否开放。', en: 'Whether the specification is open.' },
      {
        required: true,
        yes: { zh: '规范开放', en: 'has an open specification' },
        no: { zh: '规范未开放', en: 'has no open specification' },
      },
    ),
    versioned: boolean(
      { zh: '已版本化', en: 'versioned' },
      { zh: '是否有版本管理。', en: 'Whether versions are managed.' },
      { required: true, yes: { zh: '已版本化', en: 'is versioned' }, no: { zh: '未版本化', en: 'is not versioned' } },
    ),
    documented: boolean(
      { zh: '有文档', en: 'documented' },
      { zh: '是否有文档。', en: 'Whether documentation exists.' },
      { required: true, yes: { zh: '有文档', en: 'is documented' }, no: { zh: '无文档', en: 'is not documented' } },
    ),
    registered: boolean(
      { zh: '已注册', en: 'registered' },
      { zh: '是否在全市注册。', en: 'Whether it is in the city register.' },
      { required: true, yes: { zh: '已注册', en: 'is registered' }, no: { zh: '未注册', en: 'is not registered' } },
    ),
  },
  lifecycle: { field: 'status', initial: 'planned', moves: operationMoves },
})
export type Api = RecordOf<typeof Api>
