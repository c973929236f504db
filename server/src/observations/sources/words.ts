/** What came of a source as sentences, made from the facts. */
import { pullFaults } from '@citywide/model/observations/pull-fault'
import type { SourceHealth } from '@citywide/model/observations/source'
import { sourceFaults } from '@citywide/model/observations/source-fault'
import type { Text } from '@citywide/model/text'
import { lasting, many, size } from '#platform/health/words.ts'
import { outboundReasons } from '#platform/outbound/refused.ts'

const faults: Readonly<Record<string, Text>> = { ...outboundReasons, ...pullFaults, ...sourceFaults }

export function faultText(code: string): Text {
  return faults[code] ?? { zh: `出错（${code}）。`, en: `Something went wrong (${code}).` }
}

export interface RunFacts {
  readonly kind: 'run' | 'span'
  readonly messages: number
  readonly bytes: number
  readonly accepted: number
  readonly duplicate: number
  readonly revised: number
  readonly refused: number
  readonly flagged: number
  readonly fault: { readonly code: string } | null
}

/** e.g. `1,204 rows in 3 messages (48 kB): 1,180 new, 24 known already.` */
export function runWords(run: RunFacts): Text {
  const { messages, bytes, accepted, duplicate, revised, refused, flagged, fault } = run
  const rows = accepted + duplicate + revised + refused
  const parts: Text[] = [
    ...counted(accepted, '新增', 'new'),
    ...counted(duplicate, '已有', 'known already'),
    ...counted(revised, '更正', 'corrected'),
    ...counted(refused, '拒收', 'refused'),
    ...counted(flagged, '带质量标记', 'stored with a quality flag'),
  ]
  const carried = bytes >= 1e6 ? size(bytes) : `${Math.ceil(bytes / 1_000)} kB`
  const what: Text =
    rows === 0
      ? { zh: '没有读到观测', en: 'No observation was read' }
      : {
          zh: `${messages > 0 ? `${number(messages)} 条消息（${carried}），` : ''}${number(rows)} 条观测：${parts.map(({ zh }) => zh).join('、')}`,
          en: `${many(rows, 'observation')}${messages > 0 ? ` in ${many(messages, 'message')} (${carried})` : ''}: ${parts.map(({ en }) => en).join(', ')}`,
        }
  if (!fault) return { zh: `${what.zh}。`, en: `${what.en}.` }
  const why = faultText(fault.code)
  return rows === 0 ? why : { zh: `${what.zh}。${why.zh}`, en: `${what.en}. ${why.en}` }
}

const number = (count: number) => count.toLocaleString('en')
const counted = (count: number, zh: string, en: string): Text[] =>
  count === 0 ? [] : [{ zh: `${zh} ${number(count)} 条`, en: `${number(count)} ${en}` }]

export interface StandingFacts {
  readonly health: SourceHealth
  readonly expectedSeconds: number
  /** Seconds since anything came; null: nothing ever did. */
  readonly silent: number | null
  readonly fault: { readonly code: string } | null
  readonly connection: 'connecting' | 'connected' | 'away' | null
  readonly open: number
}

/** e.g. `Something came 3 minutes ago, as expected: at least every 10 minutes.` */
export function standingWords(facts: StandingFacts): Text {
  const said = stateWords(facts)
  if (facts.open === 0) return said
  return {
    zh: `${said.zh}有 ${number(facts.open)} 条被拒收的记录等待处理。`,
    en: `${said.en} ${many(facts.open, 'refused row')} ${facts.open === 1 ? 'waits' : 'wait'} for somebody.`,
  }
}

function stateWords({ health, expectedSeconds, silent, fault, connection }: StandingFacts): Text {
  const rhythm = lasting(expectedSeconds)
  const ago = lasting(Math.max(0, silent ?? 0))
  const away: Text =
    connection === 'away'
      ? { zh: '目前与对方的连接中断，正在重试。', en: ' The connection is down just now and is tried again.' }
      : { zh: '', en: '' }
  switch (health) {
    case 'off':
      return { zh: '已停用，不接收数据。', en: 'Switched off: nothing is taken.' }
    case 'never':
      return {
        zh: `已启用，尚未收到任何数据；应至少每 ${rhythm.zh}一次。${away.zh}`,
        en: `Switched on, and nothing has come yet; it should at least every ${rhythm.en}.${away.en}`,
      }
    case 'working':
      return {
        zh: `${ago.zh}前收到数据，符合预期（至少每 ${rhythm.zh}一次）。${away.zh}`,
        en: `Something came ${ago.en} ago, as expected (at least every ${rhythm.en}).${away.en}`,
      }
    case 'late':
      return {
        zh: `已 ${ago.zh}没有数据，应至少每 ${rhythm.zh}一次。${away.zh}`,
        en: `Nothing for ${ago.en}; it should come at least every ${rhythm.en}.${away.en}`,
      }
    case 'silent':
      return {
        zh: `已中断：${ago.zh}没有任何数据，应至少每 ${rhythm.zh}一次。${away.zh}`,
        en: `Silent: nothing at all for ${ago.en}; it should come at least every ${rhythm.en}.${away.en}`,
      }
    case 'failing':
      if (fault) return faultText(fault.code)
      return {
        zh: '有数据到达，但全部被拒收，没有写入任何观测。',
        en: 'Something comes, but all of it is refused: nothing is stored.',
      }
  }
}
