/**
 * What the log may know of an error. Messages of the database repeat what people wrote, and so do its details: only
 * names that are ours (codes, tables, columns, constraints) and the place in our files go in.
 */

export interface LoggedError {
  readonly type: string
  readonly message: string
  readonly code?: string | undefined
  readonly table?: string | undefined
  readonly column?: string | undefined
  readonly constraint?: string | undefined
  /** Its lines without the message. */
  readonly stack: string
  readonly cause?: LoggedError | undefined
}

/** Causes within causes that are followed. */
const DEEPEST = 4
const MOST_LINES = 12

/** Serialises an error for the log. Whatever is thrown, this does not throw. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' }
  const { code, table, column, constraint } = error as unknown as Record<string, unknown>
  const { cause } = error
  return {
    type: error.name,
    message: withoutValues(error.message),
    code: text(code),
    table: text(table),
    column: text(column),
    constraint: text(constraint),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, MOST_LINES)
      .map((line) => line.trim())
      .join('\n'),
    ...(cause !== undefined && depth < DEEPEST && { cause: loggedError(cause, depth + 1) }),
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 100) : undefined)

/** Anything in quotation marks or brackets, and whatever looks like an address, a number of a person or a secret. */
function withoutValues(message: string): string {
  return message
    .replaceAll(/"[^"]*"|'[^']*'|“[^”]*”|«[^»]*»|`[^`]*`/g, '…')
    .replaceAll(/\([^()]*\)=\([^()]*\)/g, '…')
    .replaceAll(/\S+@\S+|\w+:\/\/\S+|\b[\w-]{24,}\b|\d{7,}/g, '…')
    .split('\n', 1)
    .join('')
    .slice(0, 300)
}
