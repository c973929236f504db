import type { Text } from '@citywide/model/text'

/** Why no backup is made, or none restored: a sentence in each language for the person who runs the city. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
  readonly text: Text

  constructor(text: Text, options?: ErrorOptions) {
    super(`${text.zh}\n${text.en}`, options)
    this.text = text
  }
}

/** The sentence of an error, whatever it is. */
export function textOf(error: unknown): Text {
  if (error instanceof Error && 'text' in error) return error.text as Text
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: '' }
  if (code === 'ENOSPC' || code === 'EDQUOT') return { zh: '磁盘空间不足。', en: 'The disk is full.' }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return { zh: `没有写入权限（${code}）。`, en: `There is no right to write (${code}).` }
  }
  return { zh: `出现错误：${message || String(error)}`, en: `It failed: ${message || String(error)}` }
}
