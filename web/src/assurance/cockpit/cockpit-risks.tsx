import type { Cockpit } from '@citywide/model/assurance/cockpit'
import { Link } from '@tanstack/react-router'
import { gravity, RiskMatrix } from '../../charts/risk-matrix.tsx'
import { useTexts, Words } from '../../ui/language.tsx'
import { Shape } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { texts } from '../texts.ts'

const LISTED = 6

/** The matrix and, equal to it, the list: gravest first, both with the same short names. */
export function RisksPanel({ of }: { readonly of: Cockpit['risks'] }) {
  const say = useTexts(texts)
  const dangers = of
    .toSorted((a, b) => b.likelihood * b.impact - a.likelihood * a.impact)
    .map((risk, index) => ({ ...risk, label: `R${index + 1}` }))
  const grave = dangers.filter(({ likelihood, impact }) => gravity(likelihood, impact) === 'bad').length
  return (
    <Panel title={say.risks} aside={say.open(of.length)}>
      {dangers.length === 0 ? (
        <p className="meta">{say.noRisk}</p>
      ) : (
        <div className="risks">
          <RiskMatrix dangers={dangers} summary={say.matrix(dangers.length, grave)} />
          <ol className="risk-list">
            {dangers.slice(0, LISTED).map(({ id, label, title, likelihood, impact }) => (
              <li key={id}>
                <Link to="/app/records/$path/$id" params={{ path: 'risks', id }} className="marked-line">
                  <Shape tone={gravity(likelihood, impact)} />
                  <span>
                    <span className="risk-label">{label}</span> <Words of={title} />
                    <span className="unseen"> ({say.risk(likelihood, impact)})</span>
                  </span>
                </Link>
              </li>
            ))}
          </ol>
          {dangers.length > LISTED && (
            <Link to="/app/records/$path" params={{ path: 'risks' }} className="meta">
              {say.moreRisks(dangers.length)}
            </Link>
          )}
        </div>
      )}
    </Panel>
  )
}
