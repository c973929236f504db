/** The rail: screens first, then the parts of the standard with the codes that are the users' shared language. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import type { Silence } from './api/live.ts'
import { type PartCode, partNames, railParts } from './api/part-names.ts'
import { Moment, ThemeButton } from './bar.tsx'
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
        <Screen to="/app/assurance/recommendations" icon="check" name={say.recommendations} />
        <Screen to="/app/records" icon="table" name={say.records} />
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
      <div className="rail-tools">
        <Moment silence={silence} />
        <ThemeButton />
      </div>
      <div className="rail-foot">
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
  | '/app/assurance/recommendations'
  | '/app/records'
  | '/app/resources/feeds'
  | '/app/benefits/register'

function Screen({ to, icon, name }: { readonly to: ScreenPath; readonly icon: IconName; readonly name: string }) {
  return (
    <li>
      <Link to={to} className="rail-link" title={name} activeOptions={{ includeSearch: false }}>
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
  return of.map((code) => {
    const name = partNames[code][language]
    return (
      <li key={code}>
        <Link
          to="/app/parts/$code"
          params={{ code }}
          className="rail-link"
          title={`${code} ${name}`}
          activeOptions={{ includeSearch: false }}
        >
          <span className="rail-name">{name}</span>
          <span className="rail-code">{code}</span>
        </Link>
      </li>
    )
  })
}
