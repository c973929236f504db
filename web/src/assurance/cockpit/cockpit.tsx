/** The first screen: what is known about a scope, from the vision to the evidence, on one page. */
import type { Cockpit } from '@citywide/model/assurance/cockpit'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Clauses } from '../../ui/clauses.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import './cockpit.css'
import { Headline } from './cockpit-headline.tsx'
import { PartsPanel } from './cockpit-parts.tsx'
import { RisksPanel } from './cockpit-risks.tsx'
import { ThreadPanel } from './cockpit-thread.tsx'
import { TurnedPanel } from './cockpit-turned.tsx'
import { WaitingPanel } from './cockpit-waiting.tsx'
import { cockpitQuery } from '../queries.ts'
import { useSight } from '../history/sight.ts'
import { texts } from '../texts.ts'

export function CockpitPage() {
  const say = useTexts(texts)
  const answer = useQuery(cockpitQuery(useSight()))
  return (
    <Answer of={answer} rows={8} what={say.cockpit} page>
      {(cockpit) => (
        <>
          <Vision of={cockpit} />
          <ThreadPanel of={cockpit} />
          <div className="cockpit-lower">
            <PartsPanel of={cockpit.components} />
            <RisksPanel of={cockpit.risks} />
            <div className="stack">
              <WaitingPanel of={cockpit.waiting} asOf={cockpit.asOf} />
              <TurnedPanel of={cockpit.turned} />
            </div>
          </div>
        </>
      )}
    </Answer>
  )
}

function Vision({ of }: { readonly of: Cockpit }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language } = useLanguage()
  const { vision } = of
  return (
    <PageHead
      size="vision"
      name={say.cockpit}
      above={
        <>
          <Link to="/app/parts/$code" params={{ code: 'B1' }}>
            <Chip>B1</Chip>
          </Link>
          {vision && (
            <Link to="/app/records/$path/$id" params={{ path: 'visions', id: vision.id }} className="quiet-link">
              {say.vision(vision.edition)}
            </Link>
          )}
        </>
      }
      title={vision ? <Clauses text={words(vision.text)} language={language} /> : say.noVision}
      sentence={of.sentence[language]}
      aside={<Headline of={of.headline} />}
    />
  )
}
