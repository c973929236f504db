/** The privacy officer's page: what was looked at, what is unusual, what people ask, what they consent to. [B10] */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Accesses } from './accesses.tsx'
import { Alarms } from './alarms.tsx'
import { Consents } from './consents.tsx'
import { Hidings } from './hidings.tsx'
import './privacy.css'
import { overviewQuery } from './queries.ts'
import { Questions } from './questions.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/app/privacy')
const pages = { accesses: Accesses, alarms: Alarms, questions: Questions, consents: Consents, hidings: Hidings }
type Page = keyof typeof pages
const names = Object.keys(pages) as readonly Page[]

export function PrivacyPage() {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const { show } = route.useSearch()
  const numbers = useQuery(overviewQuery).data
  const page = names.find((name) => name === show) ?? 'accesses'
  const Shown = pages[page]
  const waiting: Partial<Record<Page, number>> = numbers
    ? { alarms: numbers.alarms, questions: numbers.questions, hidings: numbers.hidden }
    : {}
  const counted = (count: number) => format.number(count)
  return (
    <>
      <PageHead
        above={
          <Link to="/app/parts/$code" params={{ code: 'B10' }}>
            <Chip>B10</Chip>
          </Link>
        }
        title={say.title}
        sentence={
          numbers &&
          say.sentence(
            counted(numbers.accesses),
            counted(numbers.people),
            counted(numbers.emergencies),
            counted(numbers.withdrawn),
          )
        }
      />
      <nav className="privacy-nav not-on-paper" aria-label={say.sections}>
        {names.map((name) => (
          <Link
            key={name}
            to="/app/privacy"
            search={(all) => ({ ...all, show: name })}
            aria-current={name === page ? 'page' : undefined}
          >
            {say[name]}
            {(waiting[name] ?? 0) > 0 && <span className="privacy-count">{waiting[name]}</span>}
          </Link>
        ))}
      </nav>
      <Shown />
    </>
  )
}
