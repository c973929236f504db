import type { Cockpit } from '@citywide/model/assurance/cockpit'
import { verdicts } from '../../shell/api/standing.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Shape } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { texts } from '../texts.ts'

const SHOWN = 5

export function TurnedPanel({ of }: { readonly of: Cockpit['turned'] }) {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  return (
    <Panel title={say.turned} flush>
      {of.length === 0 ? (
        <p className="panel-empty">{say.nothingTurned}</p>
      ) : (
        <ul className="lines">
          {of.slice(0, SHOWN).map(({ rule, title, from, to, at }) => (
            <li key={`${rule}${at}`}>
              <EvidenceLink of={rule} className="line-link">
                <Shape tone={verdicts[to].tone} />
                <span className="line-title">
                  {title[language]}
                  <span className="line-about">
                    <Chip>{rule}</Chip>{' '}
                    {say.fromTo(
                      from === null ? say.firstVerdict : verdicts[from].word[language],
                      verdicts[to].word[language],
                    )}
                  </span>
                </span>
                <span className="line-end meta">{format.ago(at, now)}</span>
              </EvidenceLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
