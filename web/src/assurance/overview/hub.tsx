/** Where the room begins: every screen of it with what it is for, and how much waits there. */
import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { componentStandingQuery } from '../../shell/api/component-standing.ts'
import { useEdition } from '../../shell/api/edition.ts'
import { useView } from '../../shell/api/session.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { findingsQuery } from '../findings/finding-queries.ts'
import { conformanceQuery, phaseGatesQuery } from '../history/history-queries.ts'
import './hub.css'
import { hubTexts } from './hub-texts.ts'
import { DayPicker, KnownStrip } from '../history/known-strip.tsx'
import { useSight } from '../history/sight.ts'
import { metOf } from '../history/standing-change.ts'

interface Place {
  readonly name: string
  readonly about: string
  readonly link: Pick<LinkProps, 'to' | 'params'>
  /** How much waits there, or how far it is. */
  readonly count?: string | undefined
}

export function HubPage() {
  const say = useTexts(hubTexts)
  const { format } = useLanguage()
  const sight = useSight()
  const answer = useQuery(conformanceQuery(sight))
  const sections = useSections()
  return (
    <Answer of={answer} rows={8} what={say.title} page>
      {({ now, nodes }) => {
        const standing = nodes.find(({ level }) => level === 'all')?.standing ?? null
        const { met, all } = metOf(standing)
        return (
          <>
            <PageHead
              title={say.title}
              sentence={standing && say.lead(met, all, format.share(standing.coverage))}
              aside={<DayPicker />}
            />
            <KnownStrip known={now.known} />
            <div className="hub">
              {sections.map(({ title, places }) => (
                <Panel key={title} title={title} flush>
                  <ul className="lines">
                    {places.map(({ name, about, link, count }) => (
                      <li key={name} className="line-pad hub-line">
                        <Link {...link}>{name}</Link>
                        {count !== undefined && <span className="hub-count">{count}</span>}
                        <span className="meta">{about}</span>
                      </li>
                    ))}
                  </ul>
                </Panel>
              ))}
            </div>
          </>
        )
      }}
    </Answer>
  )
}

function screen(name: string): Place['link'] {
  return { to: '/app/assurance/{-$screen}', params: { screen: name } }
}

function useSections(): readonly { readonly title: string; readonly places: readonly Place[] }[] {
  const say = useTexts(hubTexts)
  const edition = useEdition()
  const sight = useSight()
  const standings = useQuery(componentStandingQuery(useView())).data
  const gates = useQuery(phaseGatesQuery(sight)).data
  const found = useQuery(findingsQuery(sight.scope)).data?.counts
  const open = found && found.open + found.acknowledged + found.planned
  const met = (code: string) => {
    const counts = standings?.find((one) => one.code === code)?.counts
    return counts && say.metCount(counts.met + counts.attested)
  }
  const passed = gates?.phases.filter(({ gate }) => gate === 'passed' || gate === 'overridden').length
  return [
    {
      title: say.standing,
      places: [
        { name: say.overview, about: say.overviewAbout, link: screen('overview') },
        { name: say.recommendations, about: say.recommendationsAbout, link: { to: '/app/assurance/recommendations' } },
        { name: say.factors, about: say.factorsAbout, link: screen('success-factors'), count: met('D') },
        // The edition of 2018 has no table of governance changes.
        ...(edition === '2021'
          ? [
              {
                name: say.changes,
                about: say.changesAbout,
                link: { to: '/app/assurance/changes' },
                count: met('GC'),
              } as const,
            ]
          : []),
        {
          name: say.gates,
          about: say.gatesAbout,
          link: screen('phase-gates'),
          count: passed === undefined ? undefined : say.passed(passed),
        },
        { name: say.emergency, about: say.emergencyAbout, link: { to: '/app/emergency/cycle' }, count: met('EM') },
      ],
    },
    {
      title: say.acting,
      places: [
        {
          name: say.findings,
          about: say.findingsAbout,
          link: { to: '/app/assurance/findings/{-$id}' },
          count: open === undefined ? undefined : say.openCount(open),
        },
        { name: say.next, about: say.nextAbout, link: screen('next') },
      ],
    },
    {
      title: say.settling,
      places: [
        { name: say.rules, about: say.rulesAbout, link: { to: '/app/assurance/rules/{-$id}' } },
        { name: say.profile, about: say.profileAbout, link: screen('profile') },
        { name: say.attestations, about: say.attestationsAbout, link: screen('attestations') },
      ],
    },
    {
      title: say.others,
      places: [
        { name: say.purposes, about: say.purposesAbout, link: { to: '/app/assurance/purposes' } },
        { name: say.frameworks, about: say.frameworksAbout, link: { to: '/app/assurance/frameworks/{-$code}' } },
        { name: say.contradictions, about: say.contradictionsAbout, link: screen('contradictions') },
      ],
    },
  ]
}
