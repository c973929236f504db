import { escapeIdentifier, escapeLiteral } from 'pg'

/** Every literal of a compiled rule goes through here; identifiers come from the vocabulary. */
export function literal(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is no literal of SQL.`)
    return String(value)
  }
  if (value.includes('\0')) throw new RangeError('A text of SQL holds no NUL.')
  return escapeLiteral(value)
}

export function identifier(name: string): string {
  return escapeIdentifier(name)
}
