/** How the platform itself is doing: first what needs somebody, then every part, in sentences. */
import { type HealthGroup, healthGroups, type HealthLine, type HealthState } from '@citywide/model/platform/health'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import './health.css'
import { healthQuery } from './queries.ts'
import { texts } from './texts.ts'

const tones: Readonly<Record<HealthState, Tone>> = { good: 'good', look: 'watch', act: 'bad' }
const groups = Object.keys(healthGroups) as readonly HealthGroup[]

export function HealthPage() {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const answer = useQuery(healthQuery)
  return (
    <Answer of={answer} page what={say.health} rows={8}>
      {({ at, lines }) => {
        const acute = lines.filter(({ state }) => state === 'act')
        const watched = lines.filter(({ state }) => state === 'look')
        return (
          <>
            <PageHead
              title={say.health}
              sentence={say.sentence(acute.length, watched.length)}
              aside={<span className="quiet">{say.lookedAt(format.time(at))}</span>}
            />
            {acute.length + watched.length > 0 && (
              <Panel title={say.needs} flush className="health-needs">
                <Lines of={[...acute, ...watched]} withGroup />
              </Panel>
            )}
            <div className="health-groups">
              {groups
                .map((group) => ({ group, own: lines.filter((line) => line.group === group) }))
                .filter(({ own }) => own.length > 0)
                .map(({ group, own }) => (
                  <Panel key={group} title={healthGroups[group][language]} flush>
                    <Lines of={own} />
                  </Panel>
                ))}
            </div>
          </>
        )
      }}
    </Answer>
  )
}

/** @param withGroup names the part before the title; what to do is said only there, once */
function Lines({ of, withGroup = false }: { readonly of: readonly HealthLine[]; readonly withGroup?: boolean }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return (
    <ul className="health-lines">
      {of.map(({ id, group, state, title, says, todo }) => (
        <li key={id} className="health-line">
          <span className="health-state">
            <Mark tone={tones[state]}>{say[state]}</Mark>
          </span>
          <div>
            <h3>
              {withGroup && `${healthGroups[group][language]} · `}
              {title[language]}
            </h3>
            <p>{says[language]}</p>
            {withGroup && todo && (
              <p className="health-todo">
                <strong>{say.todo}</strong>
                {todo[language]}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
