/** [E] A message to the public in an incident. */
import { boolean, code, codes, datetime, integer, ref, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const messageKind = closedList(
  'messageKind',
  { zh: '公众信息类型', en: 'Kind of public message' },
  {
    warning: { zh: '预警', en: 'Warning' },
    instruction: { zh: '指令', en: 'Instruction' },
    update: { zh: '进展', en: 'Update' },
    correction: { zh: '辟谣更正', en: 'Correction' },
    all_clear: { zh: '解除', en: 'All clear' },
  },
)

export const messageChannel = closedList(
  'messageChannel',
  { zh: '发布渠道', en: 'Message channel' },
  {
    sms: { zh: '短信', en: 'SMS' },
    app: { zh: '移动端', en: 'App' },
    web: { zh: '网站', en: 'Web' },
    tv: { zh: '电视', en: 'Television' },
    radio: { zh: '广播', en: 'Radio' },
    loudspeaker: { zh: '应急广播', en: 'Loudspeaker' },
    social: { zh: '社交媒体', en: 'Social media' },
    screen: { zh: '户外屏', en: 'Public screen' },
    door: { zh: '入户', en: 'Door to door' },
  },
)

export const language = closedList(
  'language',
  { zh: '语言', en: 'Language' },
  {
    zh: { zh: '中文', en: 'Chinese' },
    en: { zh: '英文', en: 'English' },
    bo: { zh: '藏文', en: 'Tibetan' },
    ug: { zh: '维吾尔文', en: 'Uyghur' },
    mn: { zh: '蒙古文', en: 'Mongolian' },
    ko: { zh: '朝鲜文', en: 'Korean' },
    ja: { zh: '日文', en: 'Japanese' },
    sign: { zh: '手语', en: 'Sign language' },
    easy: { zh: '简明语', en: 'Easy language' },
    other: { zh: '其他', en: 'Other' },
  },
)

export const PublicMessage = defineRecord({
  name: 'PublicMessage',
  table: 'public_message',
  path: 'public-messages',
  room: 'emergency',
  component: 'E',
  title: { zh: '公众信息', en: 'public message' },
  plural: 'public messages',
  about: { zh: '事件中面向公众的信息。', en: 'A message to the public in an incident.' },
  evidence: 'live',
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { required: true, word: 'incident', inverse: 'publicMessages' },
    ),
    sentAt: datetime(
      { zh: '发布时间', en: 'sending time' },
      { zh: '发布时间。', en: 'When it was sent.' },
      { required: true },
    ),
    kind: code(
      messageKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    channels: codes(messageChannel, { zh: '发布渠道', en: 'channels' }, { zh: '使用的渠道。', en: 'Channels used.' }),
    languages: codes(language, { zh: '语言', en: 'languages' }, { zh: '使用的语言。', en: 'Languages used.' }),
    segmentIds: refs(
      'CitizenSegment',
      { zh: '群体', en: 'segments' },
      { zh: '相关群体。', en: 'Segments concerned.' },
      { word: 'segments', inverse: 'publicMessages' },
    ),
    reach: integer({ zh: '触达人数', en: 'reach' }, { zh: '触达人数。', en: 'People reached.' }, { unit: '{person}' }),
    twoWay: boolean(
      { zh: '可互动', en: 'two-way' },
      { zh: '是否可回复。', en: 'Whether people can answer.' },
      { required: true, yes: { zh: '可互动回复', en: 'lets people answer' }, no: { zh: '单向发布', en: 'is one-way' } },
    ),
  },
})
export type PublicMessage = RecordOf<typeof PublicMessage>
