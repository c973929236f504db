import { Problem } from '@citywide/model/problem'
import type { Text } from '@citywide/model/text'

const reasons = {
  UTF8: { zh: '内容不是 UTF-8 编码。', en: 'It is not UTF-8.' },
  GZIP: { zh: '内容不是完整的 gzip 数据。', en: 'It is not whole gzip data.' },
  ENCODING: { zh: '只接受 gzip 压缩或不压缩的内容。', en: 'It may be compressed with gzip, or not at all.' },
  JSON: { zh: '内容不是合法的 JSON。', en: 'It is not well-formed JSON.' },
  VALUES: { zh: '内容超过 200 万个值，请分批发送。', en: 'It has more than 2,000,000 values: send it in parts.' },
  SHAPE: {
    zh: '应为 {"observations":[…]} 或 {"streams":[…],"at":[…],"values":[…]}，可加 quality 和 unit，不得有其他字段。',
    en: 'It must be {"observations":[…]} or {"streams":[…],"at":[…],"values":[…]}, with quality and unit as you like and nothing else.',
  },
  LENGTHS: { zh: '各列的长度不一致。', en: 'The columns are not of the same length.' },
  HEADER: {
    zh: 'CSV 首行须列出 stream、at、value，可加 quality 和 unit（flags 列会被忽略），不得重复，不得有其他列。',
    en: 'The first line of the CSV must name stream, at and value, with quality and unit as you like (flags is passed over), each once and nothing else.',
  },
  QUOTES: { zh: 'CSV 中有未结束的引号。', en: 'A quotation mark of the CSV is not closed.' },
} as const satisfies Record<string, Text>

/** The body as a whole cannot be read; the sentence says that nothing was stored. */
export function unreadable(reason: keyof typeof reasons, cause?: unknown): Problem {
  return new Problem(
    'OBSERVATIONS_UNREADABLE',
    {},
    { fields: [{ pointer: '', code: `BODY_${reason}`, text: reasons[reason] }], cause },
  )
}
