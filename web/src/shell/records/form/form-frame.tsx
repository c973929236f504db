/** What surrounds the fields: the summary of what is wrong, and the bar that saves. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { texts as shared } from '../register/texts.ts'
import { ErrorSummary } from './error-summary.tsx'
import './form.css'
import { texts } from './texts.ts'
import type { Form } from './use-form.ts'

interface FormFrameProps {
  readonly declaration: RecordDeclaration
  readonly form: Form
  /** In place of the server's words, where they would not help. */
  readonly reason?: ReactNode
  /** What is saved becomes a draft. */
  readonly asDraft?: boolean
  readonly children: ReactNode
  readonly onSubmit: () => void
  readonly onCancel: () => void
}

export function FormFrame({
  declaration,
  form,
  reason,
  asDraft = false,
  children,
  onSubmit,
  onCancel,
}: FormFrameProps) {
  const say = useTexts(texts)
  const common = useTexts(shared)
  const { language } = useLanguage()
  const { failure, problems, attempt, saving, changed } = form
  const why = reason ?? (failure && problems.length === 0 ? failure.text[language] : undefined)
  return (
    <form
      className="record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!saving) onSubmit()
      }}
    >
      <ErrorSummary
        declaration={declaration}
        problems={problems}
        attempt={attempt}
        {...(why !== undefined && { reason: why })}
      />
      <p className="meta">{say.required}</p>
      {asDraft && <p className="notice">{say.becomesDraft}</p>}
      {children}
      <div className="form-foot">
        <Button type="submit" kind="primary" disabled={saving}>
          {saving ? say.saving : asDraft ? say.saveDraft : say.save}
        </Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
        <output className="meta">{changed.length > 0 && say.changes(changed.length)}</output>
      </div>
    </form>
  )
}
