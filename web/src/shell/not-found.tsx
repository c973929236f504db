import { Link } from '@tanstack/react-router'
import { useTexts } from '../ui/language.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { texts } from './not-found-texts.ts'

export function NotFound() {
  const say = useTexts(texts)
  return (
    <div className="plain-page">
      <PageHead title={say.notFoundTitle} sentence={say.notFoundLead} />
      <p>
        <Link to="/app/assurance/cockpit">{say.toCockpit}</Link>
      </p>
    </div>
  )
}
