/** The gravest open incident: its status, and how far its command has come in the cycle. */
import { commandStage } from '@citywide/model/codes/command-stage'
import { incidentStatus } from '@citywide/model/emergency/incident'
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { stagesQuery } from '../queries.ts'
import { texts } from '../texts.ts'
import './incident.css'
import { standingOf } from './stages.ts'

type Incident = NonNullable<OperationsPicture['incident']>

export function IncidentPanel({ of, linked }: { readonly of: Incident; readonly linked: boolean }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const standing = standingOf(useQuery(stagesQuery(of.id)).data?.items ?? [])
  const statuses: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = incidentStatus.values
  const stages: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = commandStage.values
  return (
    <Panel
      title={
        linked ? (
          <Link to="/app/records/$path/$id" params={{ path: 'incidents', id: of.id }}>
            {say.incident}
          </Link>
        ) : (
          say.incident
        )
      }
      about={[statuses[of.status]?.[language] ?? of.status, standing && say.round(standing.round)]
        .filter(Boolean)
        .join(' · ')}
      aside={<Chip>ISO 22320</Chip>}
      className="operations-incident"
    >
      {standing ? (
        <ol className="stages" aria-label={say.stages}>
          {standing.stages.map(({ code, state }) => (
            <li key={code} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <span>{stages[code]?.[language] ?? code}</span>
              <span className="unseen">{say[`stage_${state}`]}</span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="quiet">{say.noStages(format.time(of.declaredAt))}</p>
      )}
    </Panel>
  )
}
