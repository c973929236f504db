/** The bar on top: where one is, search, the moment of the evidence, language, theme, account. */
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { lazy } from 'react'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/button.tsx'
import { useLanguage, useTexts, useWords } from '../ui/language.tsx'
import type { Silence } from './api/live.ts'
import { usePastMoment, useScope, useSession, useView } from './api/session.ts'
import './bar.css'
import { Bell } from './inbox/bell.tsx'
import { Initials } from './initials.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Later } from './later.tsx'
import { prefer, useTheme } from './preferences.ts'
import { texts } from './texts.ts'

const menus = () => import('./bar-menus.tsx')
const ScopePicker = lazy(() => import('./scopes/picker.tsx').then((parts) => ({ default: parts.ScopePicker })))
const AccountMenu = lazy(() => menus().then((parts) => ({ default: parts.AccountMenu })))
const MomentDialog = lazy(() => import('./moment-dialog.tsx').then((parts) => ({ default: parts.MomentDialog })))

interface BarProps {
  readonly silence: Silence
  readonly railOpen: boolean
  readonly onRail: () => void
  readonly onSearch: () => void
}

export function Bar({ silence, railOpen, onRail, onSearch }: BarProps) {
  const say = useTexts(texts)
  return (
    <header className="bar not-on-paper">
      <div className="bar-brand">
        <span className="bar-menu">
          <IconButton
            icon="menu"
            label={say.openNavigation}
            aria-expanded={railOpen}
            aria-controls="rail"
            onClick={onRail}
          />
        </span>
        <Link to="/app/assurance/cockpit" className="brand">
          <img src="/favicon.svg" alt="" width="22" height="22" />
          <span>Citywide</span>
        </Link>
      </div>
      <Where />
      <button
        type="button"
        className="bar-search"
        onClick={onSearch}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
      >
        <Icon name="search" />
        <span className="bar-search-text">{say.search}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <Moment silence={silence} />
      <Languages />
      <ThemeButton />
      <Bell />
      <Account />
    </header>
  )
}

/** The scope is the first part of the path, and the place where it is changed. */
function Where() {
  const say = useTexts(texts)
  const words = useWords()
  const scope = useScope()
  const scopes = useSession()?.scopes ?? []
  const name = scope ? words(scope.title) : ''
  return (
    <nav className="where" aria-label={say.position}>
      {scopes.length > 0 && (
        <Later
          label={say.scope(name)}
          className="where-scope"
          popup="dialog"
          face={
            <>
              <span>{name}</span>
              <Icon name="down" size={12} />
            </>
          }
          opened={(close) => <ScopePicker onClose={close} />}
        />
      )}
    </nav>
  )
}

/** Also in the rail of a phone, where the bar has no room for it. */
export function Moment({ silence }: { readonly silence: Silence }) {
  const say = useTexts(texts)
  const { format, now } = useLanguage()
  const past = usePastMoment()
  const { at } = useView()
  const seen = silence === undefined ? now : Math.min(now, silence)
  const when = past === undefined ? format.time(new Date(seen).toISOString()) : format.dayOf(past)
  return (
    <Later
      label={`${say.evidenceAsOf(when)}。${say.chooseMoment}`}
      className="moment"
      popup="dialog"
      face={
        <>
          <span
            className="moment-dot"
            data-state={past !== undefined ? 'past' : silence === undefined ? 'live' : 'silent'}
            aria-hidden="true"
          />
          {say.evidenceAsOf(when)}
        </>
      }
      opened={(close) => <MomentDialog chosen={at} onClose={close} />}
    />
  )
}

/** The switch of the bar. An address that names a language would go on overriding the choice, so it follows. */
function Languages() {
  const router = useRouter()
  const { lang } = useSearch({ strict: false })
  return (
    <LanguageSwitch
      onChange={(next) => {
        if (lang !== undefined)
          void router.navigate({
            to: '.',
            search: (all) => ({ ...all, lang: next === 'en' ? 'en' : 'zh-CN' }),
            replace: true,
          })
      }}
    />
  )
}

export function ThemeButton() {
  const say = useTexts(texts)
  const theme = useTheme()
  const next = theme === 'dark' ? 'light' : 'dark'
  return (
    <IconButton
      data-tool="theme"
      icon={theme === 'dark' ? 'sun' : 'moon'}
      label={next === 'dark' ? say.toDark : say.toLight}
      onClick={() => prefer({ theme: next })}
    />
  )
}

function Account() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const account = useSession()?.account
  if (!account) return null
  const name = account.name[language]
  return (
    <Later label={say.account(name)} className="account" face={<Initials name={name} />} opened={<AccountMenu />} />
  )
}
