import type { Text } from '@citywide/model/text'
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** Reasons that our own schemas give by code. */
const own: Readonly<Record<string, Text>> = {
  TEXT_NOT_PLAIN: {
    zh: '含有不可存储的字符（控制字符、孤立代理项或方向控制符）。',
    en: 'Holds characters that cannot be stored: control characters, lone surrogates or direction marks.',
  },
  TEXT_IN_NO_LANGUAGE: { zh: '至少填写一种语言。', en: 'Write it in at least one language.' },
  DAY_OUT_OF_RANGE: { zh: '日期须在 1800 年至 2200 年之间。', en: 'The day must lie between 1800 and 2200.' },
  INSTANT_OUT_OF_RANGE: { zh: '时间须在 1800 年至 2200 年之间。', en: 'The time must lie between 1800 and 2200.' },
  ZONE_OUT_OF_RANGE: {
    zh: '时区偏移须在 -14:59 至 +14:59 之间。',
    en: 'The offset of the zone must lie between -14:59 and +14:59.',
  },
  CODE_SHAPE: {
    zh: '代码只能由字母、数字和 . _ : / + - 组成。',
    en: 'A code is made of letters, digits and . _ : / + - only.',
  },
  STREAM_CODE_SHAPE: {
    zh: '数据流代码只能由小写字母、数字和 . _ - 组成。',
    en: 'A stream code is made of lower-case letters, digits and . _ - only.',
  },
  STREAM_TEMPLATE_SHAPE: {
    zh: '须为形如 air.{station}.{property} 的数据流代码模板。',
    en: 'Must be a template of stream codes such as air.{station}.{property}.',
  },
  TOPIC_SHAPE: {
    zh: '须为 MQTT 主题，例如 air/{station}/{property}。',
    en: 'Must be an MQTT topic such as air/{station}/{property}.',
  },
  CERTIFICATE_SHAPE: { zh: '须为 PEM 格式的证书。', en: 'Must be a certificate as PEM text.' },
  MQTT_ADDRESS: {
    zh: '须为 mqtt、mqtts、ws 或 wss 地址。',
    en: 'Must be an address that begins with mqtt, mqtts, ws or wss.',
  },
  CLIENT_ID_SHAPE: {
    zh: '客户端标识只能由字母、数字和 . _ - 组成，最长 64 个字符。',
    en: 'A client id is made of at most 64 letters, digits and . _ -.',
  },
  SOURCE_CODE_SHAPE: {
    zh: '来源代码只能由小写字母、数字和 . _ - 组成。',
    en: 'The code of a source is made of lower-case letters, digits and . _ - only.',
  },
  CRON_SHAPE: {
    zh: '须为五个字段，例如 17 18 * * *（每天 18:17，UTC）。',
    en: 'Must be five fields such as 17 18 * * * (every day at 18:17 UTC).',
  },
  ADDRESS_SHAPE: {
    zh: '须为 http 或 https 地址，其中不得含有用户名。',
    en: 'Must be an http or https address without a user name in it.',
  },
  HOST_SHAPE: {
    zh: '须为主机名或 IP 地址，例如 db.city.example。',
    en: 'Must be the name or address of a host, such as db.city.example.',
  },
  HEADER_RESERVED: {
    zh: '此请求头由平台设置，登录信息请在“如何证明身份”中填写。',
    en: 'This header is set by the platform; a sign-in belongs to how we are known there.',
  },
  FOLLOW_WITHOUT_SINCE: {
    zh: '查询语句中的 :since 与“只增不减的列”须同时使用。',
    en: 'The column that only grows and :since in the query go together.',
  },
  UNIT_NOT_UCUM: {
    zh: '不是已知的 UCUM 单位代码，例如 ug/m3、Cel、km/h。',
    en: 'Is no UCUM code that is known here, such as ug/m3, Cel or km/h.',
  },
  TIME_ZONE_UNKNOWN: {
    zh: '须为 IANA 时区名，例如 Asia/Shanghai。',
    en: 'Must be the IANA name of a time zone, such as Asia/Shanghai.',
  },
  NOTE_EMPTY: { zh: '请写明内容。', en: 'Write what you want to say.' },
  PLAUSIBLE_OUTSIDE_LIMITS: {
    zh: '通常范围须在允许范围之内，且下限不得大于上限。',
    en: 'What is usual must lie within the limits, its least not above its most.',
  },
  STUCK_TOO_SHORT: {
    zh: '判定卡滞的时间不得短于两个应有间隔。',
    en: 'Two expected intervals at least must pass before a value counts as stuck.',
  },
  LIMITS_CROSSED: { zh: '下限不得大于上限。', en: 'The least must not be above the most.' },
  MORE_DAYS_THAN_PERIOD: {
    zh: '所需有效日不得多于时段的天数。',
    en: 'A period cannot need more valid days than it has.',
  },
  JSON_NOT_PLAIN: {
    zh: '其中有不可存储的字符，或嵌套过深。',
    en: 'Holds characters that cannot be stored, or is nested too deep.',
  },
  COMMENT_EMPTY: { zh: '请写下内容。', en: 'Write something.' },
  TOO_MANY_MENTIONS: { zh: '最多提及 20 人。', en: 'At most 20 people can be mentioned.' },
  JSON_TOO_LARGE: { zh: '内容过大。', en: 'The value is too large.' },
}

const kinds: Readonly<Record<string, Text>> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
}

const formats: Readonly<Record<string, Text>> = {
  uuid: { zh: '须为记录编号（UUID）。', en: 'Must be the id of a record (UUID).' },
  date: { zh: '须为日期，格式 YYYY-MM-DD。', en: 'Must be a day, written YYYY-MM-DD.' },
  datetime: {
    zh: '须为带时区的时间，例如 2026-11-22T08:00:00+08:00。',
    en: 'Must be a time with its zone, such as 2026-11-22T08:00:00+08:00.',
  },
  url: { zh: '须为网址。', en: 'Must be an address.' },
}

/** Why a value was refused, in words for the person who sent it. Outside text is never repeated. */
export function reasonOf(issue: Issue): { code: string; text: Text } {
  const known = own[issue.message]
  if (known) return { code: issue.message, text: known }
  const text = wordsFor(issue)
  return { code: issue.code.toUpperCase(), text }
}

function wordsFor(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return { zh: '此项必填。', en: 'This is required.' }
      const kind = kinds[issue.expected] ?? { zh: '另一种类型', en: 'of another kind' }
      return { zh: `须为${kind.zh}。`, en: `Must be ${kind.en}.` }
    }
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? {
            zh: `最多 ${issue.maximum} ${issue.origin === 'string' ? '个字符' : '项'}。`,
            en: `At most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}.`,
          }
        : { zh: `不得大于 ${issue.maximum}。`, en: `Must not be above ${issue.maximum}.` }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { zh: '不能为空。', en: 'Must not be empty.' }
        : { zh: `不得小于 ${issue.minimum}。`, en: `Must not be below ${issue.minimum}.` }
    case 'invalid_format':
      return formats[issue.format] ?? { zh: '格式不正确。', en: 'The form does not fit.' }
    case 'invalid_value':
      return {
        zh: `须为以下值之一：${issue.values.slice(0, 30).join('、')}。`,
        en: `Must be one of: ${issue.values.slice(0, 30).join(', ')}.`,
      }
    case 'unrecognized_keys':
      return { zh: '含有此处没有的字段。', en: 'Has fields that do not exist here.' }
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return { zh: '此值不符合要求。', en: 'This value does not fit.' }
  }
}
