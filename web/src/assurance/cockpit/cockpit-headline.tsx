import type { Cockpit } from '@citywide/model/assurance/cockpit'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { texts } from '../texts.ts'

/** The three figures, each with what it leaves out, each leading to what it counts. */
export function Headline({ of }: { readonly of: Cockpit['headline'] }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const { benefits, model, figures } = of
  const total = benefits.on_course + benefits.reached + benefits.at_risk + benefits.late + benefits.not_forecastable
  const judged = model.met + model.partly + model.not_met + model.not_assessable + model.attested
  return (
    <dl className="headline">
      <Head
        name={<Link to="/app/benefits/register">{say.onCourse}</Link>}
        value={`${benefits.on_course + benefits.reached} / ${total}`}
        about={say.onCourseDetail(benefits.at_risk, benefits.late, benefits.not_forecastable)}
      />
      <Head
        name={<Link to="/app/assurance/recommendations">{say.modelMet}</Link>}
        value={`${model.met} / ${judged}`}
        about={say.modelDetail(format.share(model.coverage), model.partly, model.not_met)}
        title={say.evidenceMix(model.live, model.register, model.assessed)}
      />
      <Head
        name={<Link to="/app/resources/feeds">{say.automated}</Link>}
        value={figures.total === 0 ? '–' : format.share(figures.automated / figures.total)}
        about={say.automatedDetail(figures.fresh, figures.total)}
      />
    </dl>
  )
}

function Head({ name, value, about, title }: { name: ReactNode; value: string; about: string; title?: string }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd className="headline-value">{value}</dd>
      <dd className="headline-about">{about}</dd>
    </div>
  )
}
