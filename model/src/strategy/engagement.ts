/** [B3] One consultation, workshop, panel or other activity with stakeholders. */
import { boolean, code, codes, date, integer, ref, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { stakeholderGroup } from '../codes/stakeholder-group.ts'

export const engagementKind = closedList(
  'engagementKind',
  { zh: '参与活动类型', en: 'Engagement kind' },
  {
    consultation: { zh: '征求意见', en: 'Consultation' },
    codesign: { zh: '共同设计', en: 'Co-design' },
    panel: { zh: '市民小组', en: 'Panel' },
    workshop: { zh: '研讨', en: 'Workshop' },
    hearing: { zh: '听证', en: 'Hearing' },
    survey: { zh: '问卷', en: 'Survey' },
    hackathon: { zh: '创客活动', en: 'Hackathon' },
    briefing: { zh: '通报会', en: 'Briefing' },
  },
)

export const engagedKind = closedList(
  'engagedKind',
  { zh: '参与对象类型', en: 'Subject of engagement' },
  {
    Vision: { zh: '愿景', en: 'Vision' },
    Roadmap: { zh: '路线图', en: 'Roadmap' },
    Service: { zh: '服务事项', en: 'Service' },
    Initiative: { zh: '举措', en: 'Initiative' },
    PolicyProduct: { zh: '政策产品', en: 'Policy product' },
    Benefit: { zh: '利益', en: 'Benefit' },
    Dataset: { zh: '数据资源', en: 'Dataset' },
    other: { zh: '其他', en: 'Other' },
  },
)

export const engagementChannel = closedList(
  'engagementChannel',
  { zh: '参与方式', en: 'Engagement channel' },
  {
    online: { zh: '线上', en: 'Online' },
    in_person: { zh: '面对面', en: 'In person' },
    mixed: { zh: '线上线下结合', en: 'Mixed' },
    phone: { zh: '电话', en: 'Phone' },
    community_visit: { zh: '入户走访', en: 'Community visit' },
    media: { zh: '媒体', en: 'Media' },
  },
)

export const Engagement = defineRecord({
  name: 'Engagement',
  table: 'engagement',
  path: 'engagements',
  room: 'strategy',
  component: 'B3',
  title: { zh: '参与活动', en: 'engagement activity' },
  plural: 'engagement activities',
  about: {
    zh: '一次征求意见、研讨、市民小组等参与活动。',
    en: 'One consultation, workshop, panel or other activity with stakeholders.',
  },
  evidence: 'live',
  fields: {
    kind: code(
      engagementKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    targetType: code(
      engagedKind,
      { zh: '对象类型', en: 'subject kind' },
      { zh: '所针对的记录类型。', en: 'Kind of record it is about.' },
      { required: true },
    ),
    targetId: ref(
      ['Vision', 'Roadmap', 'Service', 'Initiative', 'PolicyProduct', 'Benefit', 'Dataset'],
      { zh: '对象', en: 'subject' },
      { zh: '所针对的记录。', en: 'Record it is about.' },
      { word: 'target' },
    ),
    initiativeId: ref(
      'Initiative',
      { zh: '举措', en: 'initiative' },
      { zh: '相关举措。', en: 'Initiative concerned.' },
      { word: 'initiative', inverse: 'engagementActivities' },
    ),
    serviceId: ref(
      'Service',
      { zh: '服务事项', en: 'service' },
      { zh: '相关服务事项。', en: 'Service concerned.' },
      { word: 'service', inverse: 'engagementActivities' },
    ),
    channel: code(
      engagementChannel,
      { zh: '参与方式', en: 'channel' },
      { zh: '参与方式。', en: 'Way in which people took part.' },
      { required: true },
    ),
    opensAt: date({ zh: '开始日期', en: 'opening date' }, { zh: '开始日期。', en: 'First day.' }, { required: true }),
    closesAt: date({ zh: '结束日期', en: 'closing date' }, { zh: '结束日期。', en: 'Last day.' }),
    participants: integer(
      { zh: '参与人数', en: 'participants' },
      { zh: '参与人数。', en: 'Number of people who took part.' },
      { required: true, unit: '{person}' },
    ),
    segmentsReached: refs(
      'CitizenSegment',
      { zh: '覆盖群体', en: 'segments reached' },
      { zh: '覆盖到的群体。', en: 'Segments that took part.' },
      { word: 'reachedSegments', inverse: 'engagementActivities' },
    ),
    stakeholderGroups: codes(
      stakeholderGroup,
      { zh: '相关方类别', en: 'stakeholder groups' },
      { zh: '参与的相关方类别。', en: 'Groups that took part.' },
    ),
    feedbackPublishedAt: date(
      { zh: '反馈公布日期', en: 'feedback publication date' },
      { zh: '公布反馈的日期。', en: 'Day the result was reported back.' },
    ),
    changedDecision: boolean(
      { zh: '影响决策', en: 'changed decision' },
      { zh: '是否影响文本或决策。', en: 'Whether text or decision changed.' },
      {
        required: true,
        yes: { zh: '影响了文本或决策', en: 'changed the text or decision' },
        no: { zh: '未产生影响', en: 'changed nothing' },
      },
    ),
  },
})
export type Engagement = RecordOf<typeof Engagement>
