/** What became of a file, beside it, for whoever put it there. */
import type { Delivered } from '../deliver.ts'
import { runWords } from '../words.ts'
import type { Unreadable } from './read/fault.ts'
import type { Found } from './read/found.ts'

type Facts =
  | { readonly name: string; readonly delivered: Delivered; readonly found: Found }
  | { readonly name: string; readonly fault: Unreadable }

export function reportText(facts: Facts): string {
  if ('fault' in facts) {
    const { text, about } = facts.fault
    const told = about === null ? '' : `（${about}）`
    const said = about === null ? '' : ` (${about})`
    return `${facts.name}\n${text.zh}${told}\n${text.en}${said}\n`
  }
  const { delivered, found } = facts
  const words = runWords({ ...delivered, kind: 'run', messages: 0, bytes: 0, flagged: 0, fault: null })
  const known = delivered.known && found.rows.length > delivered.refused
  return [
    facts.name,
    `${words.zh}${known ? '此内容此前已经接收过，没有重复写入。' : ''}`,
    `${words.en}${known ? ' The same content had been taken before; nothing was stored twice.' : ''}`,
    ...(delivered.refused > 0
      ? [
          '被拒收的记录可在数据来源页面查看、修正和重放。',
          'Refused rows can be looked at, mended and replayed on the page of the source.',
        ]
      : []),
    '',
  ].join('\n')
}
