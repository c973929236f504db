/** Why one observation was refused. Codes are public and stable; the texts are what the sender reads. */
import type { Text } from '../text.ts'

export const rejectionReasons = {
  ROW_NOT_OBJECT: { zh: '此行不是对象。', en: 'The row is not an object.' },
  ROW_NOT_JSON: { zh: '此行不是合法的 JSON。', en: 'The line is not well-formed JSON.' },
  ROW_FIELDS: { zh: '此行的列数与表头不符。', en: 'The line does not have as many fields as the header.' },
  FIELD_UNKNOWN: {
    zh: '含有未知字段；可用字段为 stream、at、value、quality、unit。',
    en: 'Has an unknown field; stream, at, value, quality and unit are known.',
  },
  STREAM_MISSING: { zh: '缺少数据流代码。', en: 'The code of the stream is missing.' },
  STREAM_UNKNOWN: { zh: '该数据流未声明。', en: 'No such stream is declared.' },
  STREAM_NAME: {
    zh: '名称中含有数据流代码不允许的字符，请在“名称对照”中写明其代码。',
    en: 'A name holds characters that no code of a stream may have: say how it is written in codes.',
  },
  TIME_MISSING: { zh: '缺少时间。', en: 'The time is missing.' },
  TIME_NOT_VALID: {
    zh: '时间须为带时区的 ISO 8601 时间，或以毫秒计的整数时间戳。',
    en: 'The time must be an ISO 8601 time with its zone, or whole milliseconds since 1970.',
  },
  TIME_WITHOUT_ZONE: {
    zh: '时间缺少时区，请写作 2026-11-22T08:00:00+08:00 的形式。',
    en: 'The time has no zone; write it as 2026-11-22T08:00:00+08:00.',
  },
  TIME_TOO_FINE: { zh: '时间精度超过微秒。', en: 'The time is finer than a microsecond.' },
  TIME_IN_FUTURE: {
    zh: '时间晚于当前时刻，且超出 5 分钟的时钟容差。',
    en: 'The time lies in the future, beyond the tolerance of 5 minutes for clocks.',
  },
  TIME_OUT_OF_RANGE: { zh: '时间须在 1970 年至 2200 年之间。', en: 'The time must lie between 1970 and 2200.' },
  TIME_SKIPPED: {
    zh: '该时区当日拨快时钟，此时刻不存在。',
    en: 'The clock of the zone was put forward over this time: it never was.',
  },
  TIME_TWICE: {
    zh: '该时区当日拨慢时钟，此时刻出现两次，无法判断是哪一次。',
    en: 'The clock of the zone was put back: this time was there twice, and nobody can tell which is meant.',
  },
  VALUE_MISSING: {
    zh: '缺少数值；没有测得的值不应发送，也不是零。',
    en: 'The value is missing; what was not measured is not sent, and is not zero.',
  },
  VALUE_NOT_NUMBER: { zh: '数值须为有限的数字。', en: 'The value must be a finite number.' },
  VALUE_TOO_LARGE: { zh: '数值的绝对值超过 1e150，无法累计。', en: 'The value is beyond 1e150 and cannot be summed.' },
  QUALITY_NOT_VALID: {
    zh: '质量标记须为 0 至 32767 的整数。',
    en: 'The quality must be a whole number from 0 to 32767.',
  },
  UNIT_DIFFERS: {
    zh: '单位与该数据流的单位 {unit} 不符；不会自动换算。',
    en: 'The unit is not that of the stream, {unit}; nothing is converted.',
  },
} as const satisfies Record<string, Text>

export type RejectionReason = keyof typeof rejectionReasons
