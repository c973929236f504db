/** [B9] A service the city offers to people or firms. */
import { bilingual, boolean, code, integer, ref, refs, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { tags37101 } from '../codes/tags37101.ts'
import { operationMoves, operationStatus } from '../codes/operation-status.ts'

export const serviceDomain = closedList(
  'serviceDomain',
  { zh: '服务领域', en: 'Service domain' },
  {
    education: { zh: '教育', en: 'Education' },
    health: { zh: '卫生健康', en: 'Health' },
    housing: { zh: '住房', en: 'Housing' },
    transport: { zh: '交通', en: 'Transport' },
    social: { zh: '社会保障', en: 'Social protection' },
    business: { zh: '企业服务', en: 'Business' },
    environment: { zh: '环境', en: 'Environment' },
    culture: { zh: '文化体育', en: 'Culture and sport' },
    safety: { zh: '公共安全', en: 'Safety' },
    utilities: { zh: '公用事业', en: 'Utilities' },
    civil: { zh: '民政户籍', en: 'Civil affairs' },
    other: { zh: '其他', en: 'Other' },
  },
)

/** Source: the types of administrative act in China's national catalogue of public service items. */
export const serviceItemType = closedList(
  'serviceItemType',
  { zh: '事项类型', en: 'Type of item' },
  {
    licence: { zh: '行政许可', en: 'Licence' },
    penalty: { zh: '行政处罚', en: 'Penalty' },
    enforcement: { zh: '行政强制', en: 'Enforcement' },
    levy: { zh: '行政征收', en: 'Levy' },
    payment: { zh: '行政给付', en: 'Benefit payment' },
    inspection: { zh: '行政检查', en: 'Inspection' },
    confirmation: { zh: '行政确认', en: 'Confirmation' },
    award: { zh: '行政奖励', en: 'Award' },
    ruling: { zh: '行政裁决', en: 'Ruling' },
    other: { zh: '其他行政权力', en: 'Other administrative act' },
    public: { zh: '公共服务', en: 'Public service' },
  },
)

export const assuranceLevel = closedList(
  'assuranceLevel',
  { zh: '身份保证等级', en: 'Identity assurance level' },
  {
    low: { zh: '低', en: 'Low' },
    substantial: { zh: '中', en: 'Substantial' },
    high: { zh: '高', en: 'High' },
  },
)

export const accessibilityLevel = closedList(
  'accessibilityLevel',
  { zh: '无障碍等级', en: 'Accessibility level' },
  {
    none: { zh: '未达标', en: 'None' },
    A: { zh: 'A级', en: 'A' },
    AA: { zh: 'AA级', en: 'AA' },
    AAA: { zh: 'AAA级', en: 'AAA' },
  },
)

export const Service = defineRecord({
  name: 'Service',
  table: 'service',
  path: 'services',
  room: 'services',
  component: 'B9',
  title: { zh: '服务事项', en: 'service' },
  plural: 'services',
  about: { zh: '城市向市民或企业提供的服务事项。', en: 'A service the city offers to people or firms.' },
  evidence: 'register',
  publication: { unpublished: ['planned'] },
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { required: true, word: 'ownerOrganization', inverse: 'services' },
    ),
    domain: code(
      serviceDomain,
      { zh: '领域', en: 'domain' },
      { zh: '服务领域。', en: 'Domain of the service.' },
      { required: true },
    ),
    status: code(
      operationStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    priority: boolean(
      { zh: '重点', en: 'priority' },
      { zh: '是否重点服务。', en: 'Whether it is a priority service.' },
      { yes: { zh: '为重点', en: 'is a priority' }, no: { zh: '非重点', en: 'is not a priority' } },
    ),
    transactional: boolean(
      { zh: '可办事', en: 'transactional' },
      { zh: '是否可办理事务。', en: 'Whether a transaction can be completed.' },
      {
        yes: { zh: '可办事', en: 'is transactional' },
        no: { zh: '仅提供信息', en: 'is information only' },
      },
    ),
    online: boolean(
      { zh: '可在线办理', en: 'online' },
      { zh: '是否可在线办理。', en: 'Whether it can be used online.' },
      {
        yes: { zh: '可在线办理', en: 'is available online' },
        no: { zh: '不可在线办理', en: 'is not available online' },
      },
    ),
    oneStop: boolean(
      { zh: '纳入统一入口', en: 'one-stop' },
      { zh: '是否纳入统一入口。', en: 'Whether it is in the one-stop entry.' },
      {
        yes: { zh: '已纳入统一入口', en: 'is in the one-stop entry' },
        no: { zh: '未纳入统一入口', en: 'is not in the one-stop entry' },
      },
    ),
    assistedOption: boolean(
      { zh: '人工或线下方式', en: 'assisted option' },
      { zh: '是否保留人工或线下方式。', en: 'Whether an assisted or offline way is kept.' },
      {
        yes: { zh: '保留人工或线下方式', en: 'keeps an assisted or offline way' },
        no: { zh: '无人工或线下方式', en: 'has no assisted or offline way' },
      },
    ),
    proactive: boolean(
      { zh: '主动服务', en: 'proactive' },
      { zh: '是否由城市主动发起。', en: 'Whether the city acts first.' },
      { yes: { zh: '为主动', en: 'is proactive' }, no: { zh: '非主动', en: 'is not proactive' } },
    ),
    requiresIdentity: boolean(
      { zh: '需身份认证', en: 'requires identity' },
      { zh: '是否需要身份认证。', en: 'Whether sign-in is needed.' },
      {
        yes: { zh: '需要身份认证', en: 'requires identity' },
        no: { zh: '无需身份认证', en: 'requires no identity' },
      },
    ),
    personalData: boolean(
      { zh: '涉及个人信息', en: 'personal data' },
      { zh: '是否涉及个人信息。', en: 'Whether personal data is involved.' },
      {
        yes: { zh: '涉及个人信息', en: 'involves personal data' },
        no: { zh: '不涉及个人信息', en: 'involves no personal data' },
      },
    ),
    identitySchemeId: ref(
      'IdentityScheme',
      { zh: '身份体系', en: 'identity scheme' },
      { zh: '采用的身份体系。', en: 'Identity scheme used.' },
      { word: 'identityScheme', inverse: 'services' },
    ),
    assuranceLevel: code(
      assuranceLevel,
      { zh: '身份保证等级', en: 'assurance level' },
      { zh: '身份证明强度。', en: 'Strength of identity proof.' },
    ),
    accessibilityLevel: code(
      accessibilityLevel,
      { zh: '无障碍等级', en: 'accessibility level' },
      { zh: '达到的无障碍等级。', en: 'Accessibility level reached.' },
    ),
    segmentIds: refs(
      'CitizenSegment',
      { zh: '群体', en: 'segments' },
      { zh: '相关群体。', en: 'Segments concerned.' },
      { word: 'segments', inverse: 'services' },
    ),
    lifeEventIds: refs(
      'LifeEvent',
      { zh: '一件事主题', en: 'life-event journeys' },
      { zh: '所属“一件事”主题。', en: 'Journeys the service belongs to.' },
      { word: 'lifeEvents', inverse: 'linkedServices' },
    ),
    channelIds: refs(
      'Channel',
      { zh: '渠道', en: 'channels' },
      { zh: '提供的渠道。', en: 'Channels offered.' },
      { word: 'channels', inverse: 'services' },
    ),
    channelTarget: text(
      { zh: '渠道目标', en: 'channel target' },
      { zh: '渠道使用目标。', en: 'Target for channel take-up.' },
    ),
    coDesigned: boolean(
      { zh: '共同设计', en: 'co designed' },
      { zh: '是否与用户共同设计。', en: 'Whether users took part in the design.' },
      {
        yes: { zh: '与用户共同设计', en: 'was designed with users' },
        no: { zh: '未与用户共同设计', en: 'was not designed with users' },
      },
    ),
    feedbackEnabled: boolean(
      { zh: '可评价', en: 'feedback enabled' },
      { zh: '用户是否可评价。', en: 'Whether users can rate it.' },
      {
        yes: { zh: '可供评价', en: 'can be rated by users' },
        no: { zh: '不可评价', en: 'cannot be rated by users' },
      },
    ),
    standardDays: integer(
      { zh: '承诺时限', en: 'promised time' },
      { zh: '承诺办结工作日。', en: 'Promised working days.' },
      { unit: 'd' },
    ),
    ...tags37101,
    code: text(
      { zh: '事项编码', en: 'item code' },
      { zh: '政务服务事项的统一编码。', en: 'Code of the item in the catalogue of public services it comes from.' },
      { max: 200 },
    ),
    itemType: code(
      serviceItemType,
      { zh: '事项类型', en: 'type of item' },
      {
        zh: '政务服务事项的类型。',
        en: 'Kind of administrative act, as the national catalogue of items distinguishes them.',
      },
    ),
    mainItem: text(
      { zh: '主项名称', en: 'main item' },
      { zh: '所属主项的名称。', en: 'Name of the main item this one belongs to.' },
      { max: 300 },
    ),
    guideUrl: text(
      { zh: '办事指南网址', en: 'address of the guide' },
      { zh: '办事指南所在网页。', en: 'Page that tells people how to use it.' },
    ),
  },
  lifecycle: { field: 'status', initial: 'planned', moves: operationMoves },
})
export type Service = RecordOf<typeof Service>
