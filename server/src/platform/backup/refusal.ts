import type { Text } from '@citywide/model/text'
import { Refused } from '../refused.ts'

/** Why no backup is made, or none restored. */
export class BackupRefused extends Refused {
  override readonly name = 'BackupRefused'
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
