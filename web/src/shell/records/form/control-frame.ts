import type { ReactNode } from 'react'

/** What every control is given: name, meaning, what is wrong. */
export interface ControlFrame {
  readonly label: ReactNode
  readonly help: string
  readonly error: string | undefined
  readonly required: boolean
}

/** Where the error summary leads to. */
export function fieldId(name: string): string {
  return `field-${name}`
}
