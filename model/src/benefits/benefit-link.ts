/** [C1] An edge of the benefit map with the assumption behind it. */
import { code, date, integer, number, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const benefitLinkKind = closedList(
  'benefitLinkKind',
  { zh: '关联类型', en: 'Kind of link' },
  {
    delivers: { zh: '交付', en: 'Delivers' },
    enables: { zh: '使能', en: 'Enables' },
    leads_to: { zh: '带来', en: 'Leads to' },
    contributes: { zh: '贡献', en: 'Contributes' },
    serves: { zh: '服务于目标', en: 'Serves' },
    disbenefit: { zh: '产生负面影响', en: 'Causes a disbenefit' },
  },
)

export const shareBasis = closedList(
  'shareBasis',
  { zh: '份额依据', en: 'Basis of share' },
  {
    agreed: { zh: '事前约定', en: 'Agreed beforehand' },
    estimated: { zh: '估算', en: 'Estimated from data' },
    opinion: { zh: '专家意见', en: 'Opinion' },
  },
)

export const necessity = closedList(
  'necessity',
  { zh: '必要性', en: 'Necessity' },
  {
    necessary: { zh: '必要', en: 'Necessary' },
    helpful: { zh: '有帮助', en: 'Helpful' },
  },
)

export const BenefitLink = defineRecord({
  name: 'BenefitLink',
  table: 'benefit_link',
  path: 'benefit-links',
  room: 'benefits',
  component: 'C1',
  title: { zh: '利益关联', en: 'benefit link' },
  plural: 'benefit links',
  about: { zh: '利益图上的一条关联及其假设。', en: 'An edge of the benefit map with the assumption behind it.' },
  evidence: 'register',
  fields: {
    fromId: ref(
      ['Initiative', 'Benefit'],
      { zh: '起点', en: 'from' },
      { zh: '关联起点。', en: 'Node the link starts at.' },
      { required: true, word: 'from' },
    ),
    toId: ref(
      ['Benefit', 'VisionTarget'],
      { zh: '终点', en: 'to' },
      { zh: '关联终点。', en: 'Node the link ends at.' },
      { required: true, word: 'to' },
    ),
    kind: code(
      benefitLinkKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    assumption: text(
      { zh: '假设', en: 'assumption' },
      { zh: '关联成立的前提假设。', en: 'What must hold for the link to work.' },
    ),
    strength: number(
      { zh: '强度', en: 'strength' },
      { zh: '强度，0至1。', en: 'Strength, 0 to 1.' },
      { unit: 'ratio' },
    ),
    evidenceRef: text(
      { zh: '证据', en: 'evidence' },
      { zh: '证据编号或链接。', en: 'Reference to evidence for the link.' },
    ),
    validatedAt: date({ zh: '验证日期', en: 'validation date' }, { zh: '验证日期。', en: 'Day it was validated.' }),
    share: number(
      { zh: '贡献份额', en: 'share' },
      { zh: '主张的贡献份额，0至1。', en: 'Share of the benefit claimed, 0 to 1.' },
      { unit: 'ratio' },
    ),
    shareBasis: code(
      shareBasis,
      { zh: '份额依据', en: 'share basis' },
      { zh: '份额依据。', en: 'Ground of the share.' },
    ),
    lagMonths: integer(
      { zh: '滞后月数', en: 'lag' },
      { zh: '显效所需月数。', en: 'Months until the effect shows.' },
      { unit: 'mo' },
    ),
    necessity: code(
      necessity,
      { zh: '必要性', en: 'necessity' },
      { zh: '起点是否必要。', en: 'Whether the source is necessary.' },
    ),
    assumptionReviewDueAt: date(
      { zh: '假设复核日期', en: 'assumption review due date' },
      { zh: '假设应复核日期。', en: 'Day the assumption must be reviewed.' },
    ),
    ownerId: ref(
      'Person',
      { zh: '责任人', en: 'owner' },
      { zh: '承担责任的具体人员。', en: 'Named person who is answerable.' },
      { personal: 'indirect', word: 'owner', inverse: 'benefitLinks' },
    ),
  },
})
export type BenefitLink = RecordOf<typeof BenefitLink>
