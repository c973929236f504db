import type { BenefitProgress } from '@citywide/model/benefits/progress'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts, Words } from '../ui/language.tsx'
import { Panel } from '../ui/panel.tsx'
import { texts } from './texts.ts'

/** What a benefit is linked with on the map, and the agreed share of each link. */
export function LinksPanel({ title, of }: { readonly title: string; readonly of: BenefitProgress['dependsOn'] }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  return (
    <Panel title={title} flush>
      {of.length === 0 ? (
        <p className="panel-empty">{say.nothing}</p>
      ) : (
        <ul className="lines">
          {of.map(({ noun, id, title: name, share }) => (
            <li key={id} className="benefit-link line-pad">
              {noun === 'Benefit' ? (
                <Link to="/app/benefits/register/$id" params={{ id }}>
                  <Words of={name} />
                </Link>
              ) : (
                <Link to="/app/records/$path/$id" params={{ path: noun, id }}>
                  <Words of={name} />
                </Link>
              )}
              {share !== null && <strong className="figures">{format.share(share)}</strong>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
