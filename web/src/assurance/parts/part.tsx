/** One part of the standard: why, what it asks for, how that stands, what it is linked with, and its registers. */
import type { ComponentView } from '@citywide/model/assurance/catalogue-view'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { componentsQuery } from '../../shell/api/components.ts'
import { partPath } from '../../shell/api/part-names.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { DayPicker, KnownStrip } from '../history/known-strip.tsx'
import './part.css'
import { EditionNotes, References } from './part-edition.tsx'
import { PartCourse, PartFigures } from './part-course.tsx'
import { PartRegisters } from './part-registers.tsx'
import { PartLink, pageOf } from './part-link.tsx'
import { partTexts } from './part-texts.ts'
import { Waiting } from './part-waiting.tsx'
import { recommendationsQuery } from '../queries.ts'
import { RecommendationTable } from '../recommendations/recommendation-table.tsx'
import { useSight } from '../history/sight.ts'
import { texts } from '../texts.ts'

const route = getRouteApi('/app/parts/$code')

export function PartPage() {
  const say = useTexts(texts)
  const { code } = route.useParams()
  const answer = useQuery(componentsQuery)
  return (
    <Answer of={answer} rows={8} what={code} page>
      {(components) => {
        const part = components.find((one) => one.code === code)
        return part ? (
          <Part part={part} all={components} />
        ) : (
          <PageHead above={<Chip>{code}</Chip>} title={say.noSuchPart} />
        )
      }}
    </Answer>
  )
}

function Part({ part, all }: { readonly part: ComponentView; readonly all: readonly ComponentView[] }) {
  const say = useTexts(texts)
  const more = useTexts(partTexts)
  const { language } = useLanguage()
  const [sort, setSort] = useState('code')
  const answer = useQuery(recommendationsQuery(useSight()))
  const rows = (answer.data ?? []).filter(({ component }) => component === part.code)
  const met = rows.filter(({ state }) => state === 'met' || state === 'attested').length
  const open = rows.filter(({ state }) => state === 'not_met' || state === 'partly').length
  return (
    <>
      <PageHead
        above={
          <>
            <Chip>{part.code}</Chip>
            <References of={part.clause} />
          </>
        }
        title={part.title[language]}
        sentence={answer.data && say.partSentence(rows.length, met, open)}
        aside={<DayPicker />}
      />
      <KnownStrip known={answer.data?.[0]?.known} />
      <div className="with-side">
        <div className="stack">
          <Answer of={answer} rows={6} what={say.recommendations}>
            {() => <RecommendationTable rows={rows} sort={sort} onSort={setSort} withoutPart />}
          </Answer>
          <PartCourse code={part.code} title={part.title[language]} />
          <PartRegisters code={part.code} />
          <Waiting code={part.code} />
        </div>
        <div className="stack">
          <PartFigures code={part.code} />
          <Panel title={more.context}>
            <div className="prose">
              <p>{part.context[language]}</p>
            </div>
          </Panel>
          <Panel title={say.need}>
            <div className="prose">
              <p>{part.need[language]}</p>
              <p className="meta">
                {`${say.accountable}：${part.accountable[language]}`.replace('：', language === 'zh' ? '：' : ': ')}
              </p>
            </div>
          </Panel>
          <Inner part={part} all={all} />
          <Linkages part={part} all={all} />
          <EditionNotes part={part} />
        </div>
      </div>
    </>
  )
}

/** A1 to A4 below A, the nine factors below D. */
function Inner({ part, all }: { readonly part: ComponentView; readonly all: readonly ComponentView[] }) {
  const say = useTexts(texts)
  const more = useTexts(partTexts)
  const { language } = useLanguage()
  const inner = part.code === 'A' ? all.filter(({ code }) => /^A\d/.test(code)) : []
  if (inner.length === 0 && part.factors.length === 0) return null
  return (
    <Panel
      title={part.factors.length > 0 ? say.factors : say.inner}
      aside={
        part.factors.length > 0 && (
          <Link to="/app/assurance/{-$screen}" params={{ screen: 'success-factors' }}>
            {more.heat}
          </Link>
        )
      }
      flush
    >
      <ul className="lines">
        {inner.map(({ code, title }) => (
          <li key={code}>
            <Link to="/app/parts/$code" params={{ code }} className="titled line-pad">
              <Chip>{code}</Chip>
              <span>{title[language]}</span>
            </Link>
          </li>
        ))}
        {part.factors.map(({ code, title }) => (
          <li key={code} className="titled line-pad">
            <Chip>{code}</Chip>
            <span>{title[language]}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Linkages({ part, all }: { readonly part: ComponentView; readonly all: readonly ComponentView[] }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  if (part.linkages.length === 0) return null
  const known = new Set(all.map(({ code }) => code))
  return (
    <Panel title={say.linkages} flush>
      <ul className="lines">
        {part.linkages.map(({ to, title, note }) => (
          <li key={`${to}${note.en}`} className="linkage line-pad">
            {known.has(pageOf(to)) || partPath(pageOf(to)) ? (
              <PartLink code={to} className="titled">
                <Chip>{to}</Chip>
                {title && <span>{title[language]}</span>}
              </PartLink>
            ) : (
              <span className="titled">
                <Chip>{to}</Chip>
                {title && <span>{title[language]}</span>}
              </span>
            )}
            <span className="meta">{note[language]}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
