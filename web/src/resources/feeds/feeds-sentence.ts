/** The state of a list of streams in one sentence, from what runs to what does not. */
import type { Stream } from '@citywide/model/observations/stream'
import type { Language } from '@citywide/model/text'
import type { Format } from '../../ui/format.ts'
import type { Tone } from '../../ui/mark.tsx'
import { wordsOf } from '../../ui/text.ts'

export type FeedState = Pick<Stream, 'title' | 'state' | 'latest'>

export interface Clause {
  readonly text: string
  /** Set where the clause names a deviation. */
  readonly tone?: Tone
}

/** Streams of one state: how many, the one that has been silent longest, and for how long. */
interface Group {
  readonly count: number
  readonly name: string
  readonly age: string
}

interface Wording {
  runs(running: number, total: number): string
  stopped(group: Group): string
  late(group: Group): string
  empty(group: Group): string
}

const wordings: Readonly<Record<Language, Wording>> = {
  zh: {
    runs(running, total) {
      if (running === 0) return `${total} 个数据流均未正常运行`
      if (running < total) return `${total} 个数据流中 ${running} 个运行正常`
      return total === 1 ? '唯一的数据流运行正常' : `${total} 个数据流全部运行正常`
    },
    stopped: ({ count, name, age }) =>
      count === 1 ? `${name}已中断 ${age}` : `${count} 个已中断，最久的是${name}，已有 ${age}`,
    late: ({ count, name }) => (count === 1 ? `${name}数据延迟` : `${count} 个数据延迟`),
    empty: ({ count, name }) => (count === 1 ? `${name}尚无数据` : `${count} 个尚无数据`),
  },
  en: {
    runs(running, total) {
      if (running === 0) return `None of the ${total} streams runs`
      if (running < total) return `${running} of ${total} streams ${running === 1 ? 'runs' : 'run'}`
      return total === 1 ? 'The only stream runs' : `All ${total} streams run`
    },
    stopped: ({ count, name, age }) =>
      count === 1 ? `${name} stopped ${age} ago` : `${count} have stopped, the first of them ${age} ago: ${name}`,
    late: ({ count, name }) => (count === 1 ? `${name} is late` : `${count} are late`),
    empty: ({ count, name }) => (count === 1 ? `${name} has sent nothing yet` : `${count} have sent nothing yet`),
  },
}

const deviations = [
  ['stopped', 'bad'],
  ['late', 'watch'],
  ['empty', 'none'],
] as const

/**
 * @param moment milliseconds since 1970 that ages are told at
 * @returns clauses without the signs between them; none where there are no streams
 */
export function feedsClauses(
  streams: readonly FeedState[],
  language: Language,
  format: Format,
  moment: number,
): Clause[] {
  const wording = wordings[language]
  const clauses: Clause[] = deviations.flatMap(([state, tone]) => {
    const group = streams.filter((stream) => stream.state === state)
    const [first] = group.toSorted((a, b) => since(a) - since(b))
    if (!first) return []
    const name = wordsOf(first.title, language).text
    const age = first.latest ? format.age(first.latest.at, moment) : ''
    return [{ tone, text: wording[state]({ count: group.length, name, age }) }]
  })
  const running = streams.filter(({ state }) => state === 'live').length
  const onlyOneIsNamed = streams.length === 1 && running === 0
  if (streams.length > 0 && !onlyOneIsNamed) clauses.unshift({ text: wording.runs(running, streams.length) })
  return clauses
}

function since({ latest }: FeedState): number {
  return latest ? Date.parse(latest.at) : 0
}

export const signs = { zh: { between: '；', end: '。' }, en: { between: '; ', end: '.' } } as const
