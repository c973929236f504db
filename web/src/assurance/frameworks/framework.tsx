/** One framework: how far it is shown, its nodes with what shows them, what a new version changes, and the way out. */
import type { FrameworkDetail } from '@citywide/model/assurance/framework-view'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { addressOf } from '../../shell/api/fetch.ts'
import { Chip, Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import { FrameworkChangesPanel } from './framework-changes.tsx'
import { FrameworkEditions } from './framework-editions.tsx'
import { frameworkQuery } from './framework-queries.ts'
import { ReachBar, StateCounts } from './framework-reach.tsx'
import { frameworkTexts } from './framework-texts.ts'
import { FrameworkTree } from './framework-tree.tsx'
import { basisWords } from './framework-words.ts'
import { useSight } from '../history/sight.ts'

export function FrameworkPage({ code }: { readonly code: string }) {
  const say = useTexts(frameworkTexts)
  const { language } = useLanguage()
  const answer = useQuery(frameworkQuery(code, useSight()))
  return (
    <Answer of={answer} rows={12} what={say.framework} page>
      {(of) => (
        <>
          <PageHead
            above={
              <>
                <Chip>{of.code}</Chip>
                <span>{of.edition}</span>
                <Link to="/app/assurance/frameworks/{-$code}" className="quiet-link">
                  {say.title}
                </Link>
              </>
            }
            title={of.title[language]}
            sentence={of.note?.[language]}
          />
          <div className="stack">
            {of.open > 0 && <FrameworkChangesPanel code={of.code} decides={of.decides} />}
            <div className="with-side">
              <div className="stack">
                <FrameworkTree of={of} />
              </div>
              <div className="stack">
                <About of={of} />
                <Exports of={of} />
                {of.code === 'ISO37106' && <FrameworkEditions />}
              </div>
            </div>
            <p className="meta">{say.claim}</p>
          </div>
        </>
      )}
    </Answer>
  )
}

function About({ of }: { readonly of: FrameworkDetail }) {
  const say = useTexts(frameworkTexts)
  const { language, format } = useLanguage()
  return (
    <Panel title={say.about}>
      <Facts>
        <Fact name={say.reach}>
          <ReachBar of={of.reach} />
        </Fact>
        <Fact name={say.states}>
          <StateCounts of={of.states} />
        </Fact>
        <Fact name={say.basisCounts}>
          <ul className="gaps">
            {Object.entries(basisWords).flatMap(([basis, { word, about }]) => {
              const count = of.basis[basis] ?? 0
              return count === 0
                ? []
                : [
                    <li key={basis} title={about[language]}>
                      {word[language]} {count}
                      <span className="unseen">. {about[language]}</span>
                    </li>,
                  ]
            })}
          </ul>
        </Fact>
        {of.standards.length > 0 && <Fact name={say.standards}>{format.list(of.standards)}</Fact>}
        <Fact name={say.provider}>
          {of.provider[language]} {of.origin === 'import' && <Tag>{say.imported}</Tag>}
        </Fact>
        <Fact name={say.licence}>{of.licence[language]}</Fact>
        <Fact name={say.copyright}>{of.copyright[language]}</Fact>
        <Fact name={say.version}>
          {of.version} · {format.moment(of.takenAt)}
        </Fact>
        <Fact name={say.hash}>
          <code>{of.hash.slice(0, 16)}</code>
        </Fact>
        {of.notes.length > 0 && (
          <Fact name={say.notes(of.notes.length)}>
            <ul>
              {of.notes.map(({ pointer, text }) => (
                <li key={pointer}>
                  <code>{pointer}</code> <span className="meta">{text}</span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
    </Panel>
  )
}

const models = [
  'catalog',
  'profile',
  'mapping-collection',
  'assessment-results',
  'plan-of-action-and-milestones',
] as const

/** Only what there is something to tell of. */
function Exports({ of }: { readonly of: FrameworkDetail }) {
  const say = useTexts(frameworkTexts)
  const judged = of.nodes.some(({ rules }) => rules.length > 0)
  const mapped = of.nodes.some(({ mappings }) => mappings.some(({ to }) => to !== null))
  const offered = models.filter((model) => model === 'catalog' || (model === 'mapping-collection' ? mapped : judged))
  const { at } = useSight()
  if (of.nodes.length === 0) return null
  return (
    <Panel title={say.exports} about={say.exportsAbout} flush>
      <ul className="lines">
        {offered.map((model) => (
          <li key={model} className="line-pad">
            <a href={addressOf(`/frameworks/${of.code}/oscal/${model}`, { scope: of.scope, at })} download>
              {say[model]}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
