import { benefitDecision } from '@citywide/model/benefits/benefit-review'
import type { BenefitProgress } from '@citywide/model/benefits/progress'
import { Link } from '@tanstack/react-router'
import { Tag } from '../ui/chip.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Panel } from '../ui/panel.tsx'
import { texts } from './texts.ts'
import { figureOf } from './words.ts'

export function ReviewsPanel({ of }: { readonly of: BenefitProgress }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const decisions: Readonly<Record<string, { zh: string; en: string }>> = benefitDecision.values
  return (
    <Panel title={say.reviews} flush>
      {of.reviews.length === 0 ? (
        <p className="panel-empty">{say.noReviews}</p>
      ) : (
        <ul className="lines">
          {of.reviews.map(({ id, reviewedAt, actual, decision, independent }) => (
            <li key={id} className="line-pad">
              <Link to="/app/records/$path/$id" params={{ path: 'benefit-reviews', id }}>
                {format.day(reviewedAt)}
              </Link>
              <span>
                {decisions[decision]?.[language] ?? decision}
                {actual !== null && (
                  <span className="meta"> {`${say.actual} ${figureOf(actual, of, language, format)}`}</span>
                )}
                {independent && (
                  <>
                    {' '}
                    <Tag>{say.independent}</Tag>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
