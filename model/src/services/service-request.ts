/** [B9] One request, application or hotline case of a citizen or firm. */
import { boolean, code, datetime, integer, json, ref, refs, text } from '../record/field.ts'
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
    email: { zh: '电子邮件', en: 'E-mail' },
    post: { zh: '邮寄', en: 'Post' },
    social: { zh: '社交媒体', en: 'Social media' },
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
      { personal: 'indirect' },
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
      { personal: 'indirect' },
    ),
    transfers: integer(
      { zh: '转办次数', en: 'transfers' },
      { zh: '转办次数。', en: 'How often it was passed on.' },
      { personal: 'indirect' },
    ),
    satisfaction: integer(
      { zh: '满意度', en: 'satisfaction' },
      { zh: '满意度，1至5分。', en: 'Satisfaction, 1 to 5.' },
      { personal: 'indirect', unit: 'scale 1-5' },
    ),
    documentsRequested: integer(
      { zh: '要求材料数', en: 'documents requested' },
      { zh: '要求提交的材料数。', en: 'Documents the person had to hand in.' },
      { personal: 'indirect' },
    ),
    documentsReused: integer(
      { zh: '免提交材料数', en: 'documents reused' },
      { zh: '由数据共享免提交的材料数。', en: 'Documents taken from city data.' },
      { personal: 'indirect' },
    ),
    crossChannelVisible: boolean(
      { zh: '跨渠道可见', en: 'cross channel visible' },
      { zh: '各渠道是否均可查看。', en: 'Whether the case is visible on each channel.' },
      {
        personal: 'indirect',
        yes: { zh: '各渠道可见', en: 'is visible on every channel' },
        no: { zh: '仅单渠道可见', en: 'is visible on one channel only' },
      },
    ),
    caseNumber: text(
      { zh: '工单编号', en: 'case number' },
      { zh: '受理系统中的编号。', en: 'Number of the case in the system that took it.' },
      { max: 100, personal: 'indirect' },
    ),
    category: text(
      { zh: '诉求类别', en: 'category' },
      { zh: '受理单位给出的类别。', en: 'Category given by the office that took it.' },
      { max: 200, personal: 'indirect' },
    ),
    subject: text(
      { zh: '诉求事项', en: 'subject' },
      { zh: '具体事项。', en: 'What exactly it is about.' },
      { max: 300, personal: 'indirect' },
    ),
    details: text(
      { zh: '诉求内容', en: 'details' },
      { zh: '诉求人的说明。', en: 'What the person told.' },
      { personal: 'indirect' },
    ),
    note: text(
      { zh: '办理说明', en: 'handling note' },
      { zh: '办理情况说明。', en: 'What the office says about the handling.' },
      { personal: 'indirect' },
    ),
    address: text(
      { zh: '地点', en: 'place' },
      { zh: '诉求所指的地点。', en: 'Address it is about.' },
      { max: 500, personal: 'indirect' },
    ),
    areaId: ref(
      'Area',
      { zh: '区域', en: 'area' },
      { zh: '地点所在区域。', en: 'Area the place lies in.' },
      { personal: 'indirect', word: 'area', inverse: 'serviceRequests' },
    ),
    location: json(
      { zh: '位置坐标', en: 'location' },
      { zh: 'GeoJSON点，WGS 84。', en: 'GeoJSON point in WGS 84.' },
      { personal: 'indirect' },
    ),
    photoUrl: text(
      { zh: '照片网址', en: 'address of the photo' },
      { zh: '随诉求提交的照片。', en: 'Where the photo lies that came with it.' },
      { personal: 'indirect' },
    ),
    subjectRef: text(
      { zh: '本人假名标识', en: 'pseudonym of the person' },
      { zh: '假名标识，不得为明文姓名或证件号。', en: 'Pseudonym; never a name or number in clear.' },
      { max: 200, personal: 'pseudonym' },
    ),
  },
})
export type ServiceRequest = RecordOf<typeof ServiceRequest>
