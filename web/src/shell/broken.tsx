import { useLanguage, useTexts } from '../ui/language.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Failed } from '../ui/state.tsx'
import { RequestProblem } from './api/fetch.ts'
import './shell.css'
import { texts } from './texts.ts'

/** A fault of a page stays in the page. */
export function Broken({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return (
    <div className="plain-page">
      <PageHead title={say.brokenTitle} sentence={say.brokenLead} />
      <Failed {...(error instanceof RequestProblem && { reason: error.text[language] })} onRetry={reset} />
    </div>
  )
}
