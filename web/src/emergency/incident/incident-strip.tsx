/** The gravest open incident, on top of everything. */
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import { incidentLevel } from '@citywide/model/emergency/incident'
import { hazard } from '@citywide/model/codes/hazard'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Shape } from '../../ui/mark.tsx'
import { useSecond } from '../second.ts'
import { texts } from '../texts.ts'

type Incident = NonNullable<OperationsPicture['incident']>

const wordIn = (values: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, value: string) =>
  values[value] ?? { zh: value, en: value }

export function IncidentStrip({ of, linked }: { readonly of: Incident; readonly linked: boolean }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format } = useLanguage()
  const now = useSecond()
  const name = of.title ? words(of.title) : wordIn(hazard.values, of.hazard)[language]
  const face = (
    <>
      <Shape tone="bad" size={12} />
      <strong>{wordIn(incidentLevel.values, of.level)[language]}</strong>
      <span>{name}</span>
      <span className="quiet-text">{say.lasting(format.age(of.declaredAt, now))}</span>
      <span className="quiet-text">{say.incidentAlerts(of.alerts)}</span>
      {of.open > 1 && <span className="quiet-text">{say.moreIncidents(of.open - 1)}</span>}
    </>
  )
  return linked ? (
    <Link className="incident-strip" to="/app/records/$path/$id" params={{ path: 'incidents', id: of.id }}>
      {face}
    </Link>
  ) : (
    <p className="incident-strip">{face}</p>
  )
}
