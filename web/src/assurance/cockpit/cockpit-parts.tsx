import type { Cockpit } from '@citywide/model/assurance/cockpit'
import { Link } from '@tanstack/react-router'
import { Tally } from '../../charts/tally.tsx'
import { partName } from '../../shell/api/part-names.ts'
import { gravest, verdicts } from '../../shell/api/standing.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { texts } from '../texts.ts'

type Part = Cockpit['components'][number]

const shown = ['met', 'attested', 'partly', 'not_met', 'not_assessable'] as const

/** One line per part of the standard, one mark per recommendation, and how far it can be assessed at all. */
export function PartsPanel({ of }: { readonly of: readonly Part[] }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return (
    <Panel title={say.model} about={say.modelAbout} className="parts-panel" flush>
      <ul className="parts">
        {of.map((part) => (
          <PartLine key={part.code} part={part} />
        ))}
      </ul>
      <p className="parts-key">
        {gravest
          .filter((state) => shown.some((one) => one === state))
          .map((state) => (
            <Mark key={state} tone={verdicts[state].tone}>
              {verdicts[state].word[language]}
            </Mark>
          ))}
        <Link to="/app/assurance/{-$screen}" params={{ screen: 'overview' }}>
          {say.overview}
        </Link>
        <Link to="/app/assurance/recommendations">{say.recommendations}</Link>
      </p>
    </Panel>
  )
}

function PartLine({ part }: { readonly part: Part }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { met, partly, not_met, not_assessable, attested } = part.counts
  return (
    <li>
      <Link to="/app/parts/$code" params={{ code: part.code }} className="part-line" title={part.title[language]}>
        <Chip>{part.code}</Chip>
        <span className="part-name">{partName(part)[language]}</span>
        <Tally
          counts={shown.map((state) => ({ tone: verdicts[state].tone, count: part.counts[state] }))}
          summary={say.counts(met, partly, not_met, not_assessable, attested)}
        />
        <span className="part-coverage figures" title={say.coveredTitle}>
          {format.share(part.coverage)}
        </span>
      </Link>
    </li>
  )
}
