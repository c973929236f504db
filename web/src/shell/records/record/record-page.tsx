/** Any record: what it says, how it stands, what may be done with it, what points to it, and what happened to it. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useLanguage } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Answer } from '../../api/answer.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { useView } from '../../api/session.ts'
import { useNames, useReading } from '../register/names.ts'
import { InCity } from '../field/in-city.tsx'
import { DraftBanner } from '../draft/draft-banner.tsx'
import { NoRegister } from '../register/no-register.tsx'
import { historyQuery, recordQuery, referencesQuery } from '../register/queries.ts'
import { label, registerAt } from '../register/register.ts'
import type { Names, Stored } from '../register/stored.ts'
import { lazy, Suspense, useMemo } from 'react'
import { AssignmentLine } from './assignment/assignment-line.tsx'
import { AboutRecord } from './about-record.tsx'
import { Gone } from './gone.tsx'
import { History } from './history.tsx'
import { PastRecord } from './past-record.tsx'
import { Recommendations } from './recommendations.tsx'
import { RecordFields } from './record-fields.tsx'
import { RecordHead } from './record-head.tsx'
import { Relations } from './relations.tsx'
import './record.css'

// Below what the record says, and of no use before it is read.
const Attachments = lazy(async () => ({ default: (await import('./attachments/attachments.tsx')).Attachments }))
const Comments = lazy(async () => ({ default: (await import('./comments/comments.tsx')).Comments }))
const Contradicts = lazy(async () => ({ default: (await import('./contradicts.tsx')).Contradicts }))

const route = getRouteApi('/app/records/$path/$id')
const none: Names = {}

export function RecordPage() {
  const { path, id } = route.useParams()
  const { at } = useView()
  const declaration = registerAt(path)
  if (!declaration) return <NoRegister />
  if (at !== undefined) return <PastRecord declaration={declaration} id={id} at={at} />
  return <PresentRecord key={id} declaration={declaration} id={id} />
}

interface RecordProps {
  readonly declaration: RecordDeclaration
  readonly id: string
}

function PresentRecord({ declaration, id }: RecordProps) {
  const { language } = useLanguage()
  const answer = useQuery(recordQuery(declaration, id))
  const { error } = answer
  if (!answer.data && error instanceof RequestProblem && (error.status === 404 || error.status === 400)) {
    return <Gone declaration={declaration} id={id} />
  }
  const noun = label(declaration.title, language)
  return (
    <>
      {error && !answer.data && <PageHead title={noun} />}
      <Answer of={answer} rows={8} what={noun}>
        {(record) => (
          <InCity cityId={record.cityId}>
            <Standing declaration={declaration} record={record} />
          </InCity>
        )}
      </Answer>
    </>
  )
}

function Standing({ declaration, record }: { readonly declaration: RecordDeclaration; readonly record: Stored }) {
  const references = useQuery(referencesQuery(declaration, record.id)).data ?? none
  const history = useQuery(historyQuery(declaration, record.id))
  const reading = useReading(useNames(references, [{ nouns: ['Scope'], id: record.scopeId }]))
  const around = useMemo(() => ({ declaration, id: record.id }), [declaration, record.id])
  return (
    <>
      <RecordHead declaration={declaration} record={record} reading={reading} last={history.data?.[0]} />
      {/* What waits for somebody stands between the head and the content: who acts next, a draft under review. */}
      <AssignmentLine around={around} />
      <DraftBanner declaration={declaration} id={record.id} />
      <div className="with-side record">
        <div className="stack">
          <RecordFields declaration={declaration} record={record} reading={reading} />
          <Suspense>
            <Attachments around={around} />
            <Comments around={around} />
          </Suspense>
          <History declaration={declaration} answer={history} names={reading.names} />
        </div>
        <div className="stack">
          <Suspense>
            <Contradicts around={around} record={record} />
          </Suspense>
          <Recommendations around={around} record={record} />
          <Relations around={around} />
          <AboutRecord around={around} record={record} reading={reading} first={history.data?.at(-1)} />
        </div>
      </div>
    </>
  )
}
