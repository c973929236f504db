/** [B9] One request, application or hotline case of a citizen or firm. */
import { boolean, code, datetime, integer, ref, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const requestOrigin = closedList(
  'requestOrigin',
  { zh: '诉求来源', en: 'Origin of request' },
  {
    hotline: { zh: '12345热线', en: 'Hotline' },
    web: { zh: '网上大厅', en: 'Web' },
    app: { zh: '移动端', en: 'App' },
    counter: { zh: '办事大厅', en: 'Counter' },
    kiosk: { zh: '自助终端', en: 'Kiosk' },
    grid: { zh: '网格员', en: 'Grid worker' },
    proactive: { zh: '主动服务', en: 'Proactive' },
    partner: { zh: '合作机构', en: 'Partner' },
  },
)

export const ServiceRequest = defineRecord({
  name: 'ServiceRequest',
  table: 'service_request',
  path: 'service-requests',
  room: 'services',
  component: 'B9',
  title: { zh: '服务请求', en: 'service request' },
  plural: 'service requests',
  about: {
    zh: '市民或企业的一件申请、诉求或热线工单。',
    en: 'One request, application or hotline case of a citizen or firm.',
  },
  evidence: 'live',
  fields: {
    serviceId: ref(
      'Service',
      { zh: '服务事项', en: 'service' },
      { zh: '相关服务事项。', en: 'Service concerned.' },
      { personal: 'indirect', word: 'service', inverse: 'serviceRequests' },
    ),
    segmentId: ref(
      'CitizenSegment',
      { zh: '群体', en: 'segment' },
      { zh: '相关群体。', en: 'Segment concerned.' },
      { personal: 'indirect', word: 'segment', inverse: 'serviceRequests' },
    ),
    channelId: ref(
      'Channel',
      { zh: '渠道', en: 'channel' },
      { zh: '使用的渠道。', en: 'Channel used.' },
      { required: true, personal: 'indirect', word: 'channel', inverse: 'serviceRequests' },
    ),
    origin: code(
      requestOrigin,
      { zh: '来源', en: 'origin' },
      { zh: '来源渠道或方式。', en: 'Where it came from.' },
      { required: true, personal: 'indirect' },
    ),
    submittedAt: datetime(
      { zh: '提交时间', en: 'submission time' },
      { zh: '提交时间。', en: 'When it was submitted.' },
      { required: true, personal: 'indirect' },
    ),
    acceptedAt: datetime(
      { zh: '受理时间', en: 'acceptance time' },
      { zh: '受理时间。', en: 'When it was accepted.' },
      { personal: 'indirect' },
    ),
    assignedOrgId: ref(
      'Organization',
      { zh: '承办单位', en: 'assigned organization' },
      { zh: '承办单位。', en: 'Organization in charge.' },
      { personal: 'indirect', word: 'assignedOrganization', inverse: 'serviceRequestsAsAssignedOrg' },
    ),
    jointOrgIds: refs(
      'Organization',
      { zh: '联合单位', en: 'joint organizations' },
      { zh: '联合办理的其他单位。', en: 'Other organizations that act jointly.' },
      { personal: 'indirect', word: 'jointOrganizations', inverse: 'serviceRequestsAsJointOrg' },
    ),
    dueAt: datetime(
      { zh: '期限', en: 'due time' },
      { zh: '完成期限。', en: 'When it is due.' },
      { required: true, personal: 'indirect' },
    ),
    firstResponseAt: datetime(
      { zh: '首次响应时间', en: 'first response time' },
      { zh: '首次答复时间。', en: 'When the person first got an answer.' },
      { personal: 'indirect' },
    ),
    closedAt: datetime(
      { zh: '办结时间', en: 'closing time' },
      { zh: '办结或关闭时间，未结为空。', en: 'When it was closed; empty while open.' },
      { personal: 'indirect' },
    ),
    resolved: boolean(
      { zh: '已解决', en: 'resolved' },
      { zh: '群众是否认可已解决。', en: 'Whether the person says it is solved.' },
      {
        personal: 'indirect',
        yes: { zh: '已解决', en: "solved the person's matter" },
        no: { zh: '未解决', en: 'did not solve the matter' },
      },
    ),
    reopened: integer(
      { zh: '返工次数', en: 'times reopened' },
      { zh: '重新办理次数。', en: 'How often it was reopened.' },
      { required: true, personal: 'indirect' },
    ),
    transfers: integer(
      { zh: '转办次数', en: 'transfers' },
      { zh: '转办次数。', en: 'How often it was passed on.' },
      { required: true, personal: 'indirect' },
    ),
    satisfaction: integer(
      { zh: '满意度', en: 'satisfaction' },
      { zh: '满意度，1至5分。', en: 'Satisfaction, 1 to 5.' },
      { personal: 'indirect', unit: 'scale 1-5' },
    ),
    documentsRequested: integer(
      { zh: '要求材料数', en: 'documents requested' },
      { zh: '要求提交的材料数。', en: 'Documents the person had to hand in.' },
      { required: true, personal: 'indirect' },
    ),
    documentsReused: integer(
      { zh: '免提交材料数', en: 'documents reused' },
      { zh: '由数据共享免提交的材料数。', en: 'Documents taken from city data.' },
      { required: true, personal: 'indirect' },
    ),
    crossChannelVisible: boolean(
      { zh: '跨渠道可见', en: 'cross channel visible' },
      { zh: '各渠道是否均可查看。', en: 'Whether the case is visible on each channel.' },
      {
        required: true,
        personal: 'indirect',
        yes: { zh: '各渠道可见', en: 'is visible on every channel' },
        no: { zh: '仅单渠道可见', en: 'is visible on one channel only' },
      },
    ),
  },
})
export type ServiceRequest = RecordOf<typeof ServiceRequest>
