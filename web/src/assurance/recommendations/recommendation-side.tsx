/** What stands beside a recommendation: how sure its content is, what its component is linked with, and what draws on it. */
import type { Basis, RecommendationDetail } from '@citywide/model/assurance/verdict'
import { useQuery } from '@tanstack/react-query'
import { catalogueQuery, componentsQuery } from '../../shell/api/components.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PartLink } from '../parts/part-link.tsx'
import { RequirementTerms } from '../profile/rule-terms.tsx'
import { recommendationTexts } from './recommendation-texts.ts'
import { texts } from '../texts.ts'

type Sureness = 'Public' | 'Topic' | 'Ours'

/** The five marks of the catalogue, in the three things that they mean to a reader. Source: `basis` of `common.yaml`. */
const sureness: Readonly<Record<Basis, Sureness>> = { V1: 'Public', V2: 'Public', P: 'Topic', M: 'Ours', D: 'Ours' }

export function RecommendationSide({ of }: { readonly of: RecommendationDetail }) {
  return (
    <div className="stack">
      <Sure of={of} />
      <div className="panel">
        <div className="panel-body">
          <RequirementTerms code={of.code} />
        </div>
      </div>
      <Linked of={of} />
    </div>
  )
}

function Sure({ of }: { readonly of: RecommendationDetail }) {
  const say = useTexts(recommendationTexts)
  const all = useTexts(texts)
  const { language } = useLanguage()
  const basis = useQuery(catalogueQuery).data?.basis[of.basis]
  const kind = sureness[of.basis]
  return (
    <Panel title={say.basis}>
      <div className="prose">
        <p>
          <strong>{say[`basis${kind}`]}</strong>
        </p>
        <p>{say[`basis${kind}Why`]}</p>
        {basis && <p className="meta">{basis[language]}</p>}
        {of.sources.length > 0 && (
          <p className="meta">
            {all.source}
            {language === 'zh' ? '：' : ': '}
            <span lang="en">{of.sources.join('; ')}</span>
          </p>
        )}
      </div>
    </Panel>
  )
}

function Linked({ of }: { readonly of: RecommendationDetail }) {
  const say = useTexts(recommendationTexts)
  const { language } = useLanguage()
  const components = useQuery(componentsQuery).data ?? []
  const catalogue = useQuery(catalogueQuery).data
  const linkages = components.find(({ code }) => code === of.component)?.linkages ?? []
  const drawn = [
    ...(catalogue?.changes.changes ?? [])
      .filter(({ draws }) => draws.some(({ code }) => code === of.code))
      .map(({ code, title }) => ({ code, title })),
    ...(catalogue?.emergency.stages ?? []).flatMap(({ cells }) =>
      cells.filter(({ links }) => links.includes(of.component)).map(({ code, text }) => ({ code, title: text })),
    ),
  ]
  return (
    <>
      {linkages.length > 0 && (
        <Panel title={say.linkages} flush>
          <ul className="lines">
            {linkages.map(({ to, title, note }) => (
              <li key={`${to}${note.en}`} className="linkage line-pad">
                <PartLink code={to} className="titled">
                  <Chip>{to}</Chip>
                  {title && <span>{title[language]}</span>}
                </PartLink>
                <span className="meta">{note[language]}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {drawn.length > 0 && (
        <Panel title={say.drawnBy} flush>
          <ul className="lines">
            {drawn.map(({ code, title }) => (
              <li key={code} className="line-pad">
                <PartLink code={code} className="titled">
                  <Chip>{code}</Chip>
                  <span>{title[language]}</span>
                </PartLink>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
