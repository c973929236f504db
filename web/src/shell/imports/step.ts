import type { ImportView } from '@citywide/model/platform/import'
import type { RecordDeclaration } from '@citywide/model/record/record'

/** The screens of an import, one at a time. */
export type Step = 'fields' | 'check' | 'apply'

/** What each of them is given. */
export interface StepProps {
  readonly view: ImportView
  readonly declaration: RecordDeclaration
  readonly mayWrite: boolean
}
