/** One import in whatever state it is: its fields, its check, its result. The address finds it again. */
import type { ImportView } from '@citywide/model/platform/import'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Fragment, lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef } from 'react'
import { useTexts } from '../../ui/language.tsx'
import '../../ui/panel.css'
import { Loading } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { useMayWrite, useView } from '../api/session.ts'
import { NoRegister } from '../records/register/no-register.tsx'
import { registerAt } from '../records/register/register.ts'
import { ImportHead } from './import-head.tsx'
import './imports.css'
import { importQuery, underWay } from './queries.ts'
import type { Step, StepProps } from './step.ts'
import { Steps } from './steps.tsx'
import { texts } from './texts.ts'
import { UnderWay } from './under-way.tsx'

// Each screen brings its own controls, and one sees one at a time.
const MappingStep = lazy(async () => ({ default: (await import('./mapping/mapping-step.tsx')).MappingStep }))
const CheckStep = lazy(async () => ({ default: (await import('./check/check-step.tsx')).CheckStep }))
const ResultStep = lazy(async () => ({ default: (await import('./result/result-step.tsx')).ResultStep }))

const route = getRouteApi('/app/import/$id')

export function ImportPage() {
  const say = useTexts(texts)
  const { id } = route.useParams()
  const answer = useQuery(importQuery(id))
  return (
    <Answer of={answer} rows={8} what={answer.isError ? say.notFound : say.imports} page>
      {(view) => <OneImport view={view} />}
    </Answer>
  )
}

function stepOf({ state }: ImportView, wished: 'fields' | undefined): Step {
  switch (state) {
    case 'uploaded':
      return 'fields'
    case 'checking':
      return 'check'
    case 'checked':
      return wished ?? 'check'
    case 'applying':
    case 'applied':
    case 'undoing':
    case 'undone':
      return 'apply'
  }
}

function OneImport({ view }: { readonly view: ImportView }) {
  const say = useTexts(stepNames)
  const declaration = registerAt(view.register)
  const { step } = route.useSearch()
  const mayWriteAtAll = useMayWrite()
  const { at } = useView()
  if (!declaration) return <NoRegister />
  const now = stepOf(view, step)
  const mayWrite = mayWriteAtAll && at === undefined
  return (
    <>
      <ImportHead view={view} declaration={declaration} mayWrite={mayWrite} />
      <Steps view={view} now={now} />
      <Place of={underWay(view) || now === 'apply' ? view.state : now} name={say[now]}>
        {underWay(view) ? (
          <UnderWay view={view} />
        ) : (
          <Suspense fallback={<Loading rows={6} />}>
            <Screen now={now} view={view} declaration={declaration} mayWrite={mayWrite} />
          </Suspense>
        )}
      </Place>
    </>
  )
}

const stepNames = { fields: texts.stepFields, check: texts.stepCheck, apply: texts.stepApply }

interface PlaceProps {
  /** Changes when another screen takes the place. */
  readonly of: string
  readonly name: string
  readonly children: ReactNode
}

/** Where the screens follow each other. Who pressed a button that went with its screen finds the focus here. */
function Place({ of, name, children }: PlaceProps) {
  const place = useRef<HTMLElement>(null)
  return (
    <section ref={place} className="stack import-place" aria-label={name} tabIndex={-1}>
      <Fragment key={of}>
        <FocusWhenLost place={place} />
        {children}
      </Fragment>
    </section>
  )
}

function FocusWhenLost({ place }: { readonly place: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true })
  }, [place])
  return null
}

function Screen({ now, ...props }: StepProps & { readonly now: Step }) {
  switch (now) {
    case 'fields':
      return <MappingStep {...props} />
    case 'check':
      return <CheckStep {...props} />
    case 'apply':
      return <ResultStep {...props} />
  }
}
