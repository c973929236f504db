/** The rail: screens first, then the parts of the standard with the codes that are the users' shared language. */
import type { ComponentStanding } from '@citywide/model/assurance/component-standing'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Shape } from '../ui/mark.tsx'
import { componentStandingQuery } from './api/component-standing.ts'
import { useEdition } from './api/edition.ts'
import type { Silence } from './api/live.ts'
import { type PartCode, partNames, partPath, railParts } from './api/part-names.ts'
import { useView } from './api/session.ts'
import { verdicts } from './api/standing.ts'
import { Moment, ThemeButton } from './bar.tsx'
import { EditionSwitch } from './edition-switch.tsx'
import { prefer, usePreferences } from './preferences.ts'
import './rail.css'
import { texts } from './texts.ts'

interface RailProps {
  readonly silence: Silence
  /** On a phone the rail lies over the page. */
  readonly open: boolean
  readonly onClose: () => void
}

export function Rail({ silence, open, onClose }: RailProps) {
  const say = useTexts(texts)
  const { rail } = usePreferences()
  const edition = useEdition()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!open) return undefined
    nav.current?.querySelector('a')?.focus()
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    window.addEventListener('keydown', escape)
    return () => window.removeEventListener('keydown', escape)
  }, [open, onClose])

  return (
    <nav id="rail" ref={nav} className="rail not-on-paper" data-open={open || undefined} aria-label={say.navigation}>
      <Section>
        <Screen to="/app/assurance/cockpit" icon="chart" name={say.cockpit} />
        <Screen to="/app/emergency" icon="bell" name={say.operations} />
        <Screen to="/app/assurance/{-$screen}" icon="search" name={say.assurance} />
        <Screen to="/app/assurance/recommendations" icon="check" name={say.recommendations} />
        <Screen to="/app/records" icon="table" name={say.records} />
        <Screen to="/app/drafts" icon="edit" name={say.drafts} />
        <Screen to="/app/scopes" icon="link" name={say.scopes} />
        <Parts of={railParts.principles} />
      </Section>
      <Section title={say.strategy}>
        <Parts of={railParts.strategy} />
      </Section>
      <Section title={say.services}>
        <Parts of={railParts.services} />
      </Section>
      <Section title={say.resources}>
        <Screen to="/app/resources/feeds" icon="arrow" name={say.feeds} />
        <Parts of={railParts.resources} />
      </Section>
      <Section title={say.benefitGroup}>
        <Screen to="/app/benefits/register" icon="chart" name={say.benefits} />
        <Parts of={railParts.benefits} />
      </Section>
      <Section title={say.besideGroup}>
        {/* The edition of 2018 has no table of governance changes. */}
        <Parts of={railParts.beside.filter((code) => code !== 'GC' || edition === '2021')} />
      </Section>
      <div className="rail-tools">
        <Moment silence={silence} />
        <ThemeButton />
        <EditionSwitch />
      </div>
      <div className="rail-foot">
        <div className="rail-edition">
          <EditionSwitch />
        </div>
        <IconButton
          icon={rail === 'narrow' ? 'wide' : 'narrow'}
          label={rail === 'narrow' ? say.widenRail : say.narrowRail}
          onClick={() => prefer({ rail: rail === 'narrow' ? 'wide' : 'narrow' })}
        />
      </div>
    </nav>
  )
}

function Section({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <div className="rail-section">
      {title && <p className="rail-title">{title}</p>}
      <ul>{children}</ul>
    </div>
  )
}

type ScreenPath =
  | '/app/assurance/cockpit'
  | '/app/emergency'
  | '/app/assurance/recommendations'
  | '/app/assurance/{-$screen}'
  | '/app/records'
  | '/app/drafts'
  | '/app/scopes'
  | '/app/resources/feeds'
  | '/app/benefits/register'

function Screen({ to, icon, name }: { readonly to: ScreenPath; readonly icon: IconName; readonly name: string }) {
  const { pathname } = useLocation()
  // The hub stands for every page of its room that has no place of its own in the rail.
  const hub = to.endsWith('}')
  const stands = hub && /assurance\/(?!cockpit|recommendations)/.test(pathname)
  return (
    <li>
      <Link
        to={to}
        className="rail-link"
        title={name}
        activeOptions={{ includeSearch: false, exact: hub }}
        {...(stands && { 'aria-current': 'page' })}
      >
        <span className="rail-name">{name}</span>
        <span className="rail-icon">
          <Icon name={icon} />
        </span>
      </Link>
    </li>
  )
}

function Parts({ of }: { readonly of: readonly PartCode[] }) {
  const { language } = useLanguage()
  const standings = useQuery(componentStandingQuery(useView())).data
  return of.map((code) => {
    const name = partNames[code][language]
    const standing = standings?.find((one) => one.code === code)
    const path = partPath(code)
    const common = {
      className: 'rail-link',
      title: `${code} ${name}`,
      activeOptions: { includeSearch: false },
      children: (
        <>
          <span className="rail-name">{name}</span>
          <span className="rail-code">
            {standing && <State of={standing} />}
            {code}
          </span>
        </>
      ),
    }
    return (
      <li key={code}>
        {path ? <Link to={path} {...common} /> : <Link to="/app/parts/$code" params={{ code }} {...common} />}
      </li>
    )
  })
}

/** The worst of a part as a mark, with its counts for those who listen. Registers or live: the page says which. */
function State({ of: { worst, counts } }: { readonly of: ComponentStanding }) {
  const say = useTexts(texts)
  return (
    <>
      <span className="unseen">
        {`${say.partCounts(counts.met + counts.attested, counts.partly, counts.not_met, counts.not_assessable)} `}
      </span>
      <Shape tone={verdicts[worst].tone} weight="hollow" size={9} />
    </>
  )
}
