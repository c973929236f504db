/** Dead letters of a source: rows that were refused, kept as they came until a person has taken care of them. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { plainText, Text } from '../text.ts'
import { rejectionReasons, type RejectionReason } from './rejection.ts'

/** Why something could not even be read as rows. */
export const readingReasons = {
  MESSAGE_NOT_NUMBER: { zh: '消息内容不是数字。', en: 'The message is not a number.' },
  MESSAGE_NOT_JSON: { zh: '消息内容不是合法的 JSON。', en: 'The message is not well-formed JSON.' },
  MESSAGE_NOT_TEXT: { zh: '消息内容不是 UTF-8 文本。', en: 'The message is not UTF-8 text.' },
  MESSAGE_UNREADABLE: { zh: '消息内容与声明的格式不符。', en: 'The message is not in the form that is declared.' },
  MESSAGE_TOO_LARGE: { zh: '消息超过 1 MB。', en: 'The message is larger than 1 MB.' },
  MESSAGE_EMPTY: { zh: '消息中没有找到任何读数。', en: 'No reading was found in the message.' },
} as const satisfies Record<string, Text>
export type ReadingReason = keyof typeof readingReasons

/** Words for the reason of a dead letter; those that name a limit or a unit say so in general here. */
export function rejectText(reason: string): Text {
  if (reason in readingReasons) return readingReasons[reason as ReadingReason]
  const { zh, en } = rejectionReasons[reason as RejectionReason] ?? { zh: reason, en: reason }
  return { zh: plain(zh), en: plain(en) }
}

const plain = (text: string) => text.replaceAll(/,? ?\{(limit|unit)\}/g, '')

export const rejectStates = ['open', 'mended', 'taken', 'dropped'] as const
export type RejectState = (typeof rejectStates)[number]
export type RejectAct = 'mend' | 'take' | 'refuse' | 'drop'

/**
 * The lifecycle. `take` and `refuse` are what became of a replay. A mended letter that is refused again is open with its
 * new reason; what is taken or dropped has ended.
 */
export const rejectTransitions: Readonly<Record<RejectState, Readonly<Partial<Record<RejectAct, RejectState>>>>> = {
  open: { mend: 'mended', take: 'taken', refuse: 'open', drop: 'dropped' },
  mended: { mend: 'mended', take: 'taken', refuse: 'open', drop: 'dropped' },
  taken: {},
  dropped: {},
}

/** A row as it came, as far as it could be read; what it holds is whatever was sent. */
export const RejectedRow = z.object({
  stream: z.unknown(),
  at: z.unknown(),
  value: z.unknown(),
  quality: z.unknown().optional(),
  unit: z.unknown().optional(),
})
export type RejectedRow = z.infer<typeof RejectedRow>

export const SourceReject = z
  .object({
    id: z.uuid(),
    state: z.enum(rejectStates),
    reason: z.string(),
    text: Text,
    stream: z.string(),
    row: RejectedRow,
    /** The message or line it came in, cut where it is long. */
    came: z.string(),
    /** Topic, address, file and line. */
    place: z.string().nullable(),
    seen: z.int(),
    firstAt: Instant,
    lastAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'SourceReject' })
export type SourceReject = z.infer<typeof SourceReject>

export const SourceRejects = z
  .object({
    /** All refused rows by reason and stream, the most frequent first. */
    groups: z.array(
      z.object({
        reason: z.string(),
        text: Text,
        stream: z.string(),
        /** Rows since the group was last cleared. */
        seen: z.int(),
        /** Letters that wait for a person. */
        open: z.int(),
        /** Rows of which no letter was kept, since there were enough. */
        beyond: z.int(),
        firstAt: Instant,
        lastAt: Instant,
      }),
    ),
    items: z.array(SourceReject),
    next: z.uuid().nullable(),
  })
  .meta({ id: 'SourceRejects' })
export type SourceRejects = z.infer<typeof SourceRejects>

/** `PATCH /api/sources/{code}/rejects/{id}` */
export const RejectMend = z
  .strictObject({
    stream: plainText(120).min(1),
    at: plainText(60).min(1),
    value: z.number(),
    unit: plainText(40).min(1).nullable().default(null),
  })
  .meta({ id: 'RejectMend' })
export type RejectMend = z.infer<typeof RejectMend>

/** Some of them, or all that wait of a reason and stream. */
const chosen = {
  letters: z.union([
    z.array(z.uuid()).min(1).max(500),
    z.strictObject({ reason: z.string().max(60).optional(), stream: z.string().max(200).optional() }),
  ]),
}
export const RejectReplay = z.strictObject(chosen)
export type RejectReplay = z.infer<typeof RejectReplay>
export const RejectDrop = z.strictObject({ ...chosen, reason: plainText(500).trim().min(3) })

/** `left`: letters that still wait of those that were meant. */
export const RejectsReplayed = z
  .object({ taken: z.int(), refused: z.int(), left: z.int() })
  .meta({ id: 'RejectsReplayed' })
export type RejectsReplayed = z.infer<typeof RejectsReplayed>
export const RejectsDropped = z.object({ dropped: z.int() }).meta({ id: 'RejectsDropped' })
