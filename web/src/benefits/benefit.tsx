/** [C2] One benefit: where it stands against its plan, what that rests on, and what follows. */
import type { BenefitProgress } from '@citywide/model/benefits/progress'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Answer } from '../shell/api/answer.tsx'
import { useMayWrite, useView } from '../shell/api/session.ts'
import { courses } from '../shell/api/standing.ts'
import { Chip } from '../ui/chip.tsx'
import { useLanguage, useTexts, useWords, Words } from '../ui/language.tsx'
import { Mark } from '../ui/mark.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { FactsPanel } from './benefit-facts.tsx'
import { LineagePanel } from './benefit-lineage.tsx'
import { LinksPanel } from './benefit-links.tsx'
import { PeriodsPanel } from './benefit-periods.tsx'
import { ReviewsPanel } from './benefit-reviews.tsx'
import { TrajectoryPanel } from './benefit-trajectory.tsx'
import './benefits.css'
import { progressQuery } from './queries.ts'
import { texts } from './texts.ts'

const route = getRouteApi('/app/benefits/register/$id')

export function BenefitPage() {
  const say = useTexts(texts)
  const { id } = route.useParams()
  const { at } = useView()
  const answer = useQuery(progressQuery(id, at))
  return (
    <Answer of={answer} rows={8} what={say.benefit} page>
      {(progress) => (
        <>
          <Head of={progress} />
          <div className="with-side">
            <div className="stack">
              <TrajectoryPanel of={progress} />
              <PeriodsPanel of={progress} />
              <LineagePanel of={progress.lineage} />
            </div>
            <div className="stack">
              <FactsPanel of={progress} />
              <LinksPanel title={say.dependsOn} of={progress.dependsOn} />
              <LinksPanel title={say.serves} of={progress.serves} />
              <ReviewsPanel of={progress} />
            </div>
          </div>
        </>
      )}
    </Answer>
  )
}

function Head({ of }: { readonly of: BenefitProgress }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const words = useWords()
  const mayWrite = useMayWrite()
  const { benefit, course, sentence } = of
  return (
    <PageHead
      above={
        <>
          <Link to="/app/parts/$code" params={{ code: 'C2' }}>
            <Chip>C2</Chip>
          </Link>
          <Link to="/app/benefits/register" className="quiet-link">
            {say.register}
          </Link>
          <Mark tone={courses[course].tone}>{courses[course].word[language]}</Mark>
        </>
      }
      name={words(benefit.title)}
      title={<Words of={benefit.title} />}
      sentence={sentence[language]}
      aside={
        <>
          <Link to="." search={(all) => ({ ...all, evidence: 'C2.1' })} resetScroll={false} className="button">
            {say.evidenceButton}
          </Link>
          <Link to="/app/records/$path/$id" params={{ path: 'benefits', id: benefit.id }} className="button">
            {say.record}
          </Link>
          {mayWrite && (
            <Link
              to="/app/records/$path/new"
              params={{ path: 'benefit-reviews' }}
              search={{ benefitId: benefit.id }}
              className="button"
              data-kind="primary"
            >
              {say.review}
            </Link>
          )}
        </>
      }
    />
  )
}
