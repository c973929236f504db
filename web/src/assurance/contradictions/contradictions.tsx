/** Records that contradict themselves or each other, register by register. */
import type { Contradiction, Contradictions } from '@citywide/model/assurance/contradiction'
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../shell/api/answer.tsx'
import { registersOf } from '../../shell/api/registers.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { ContradictionItem } from './contradiction-item.tsx'
import { contradictionsQuery } from './contradiction-queries.ts'
import { contradictionTexts } from './contradiction-texts.ts'
import '../frameworks/framework.css'
import { useSight } from '../history/sight.ts'

export function ContradictionsPage() {
  const say = useTexts(contradictionTexts)
  const answer = useQuery(contradictionsQuery(useSight()))
  return (
    <Answer of={answer} rows={10} what={say.title} page>
      {(of) => <Content of={of} />}
    </Answer>
  )
}

function Content({ of: { items } }: { readonly of: Contradictions }) {
  const say = useTexts(contradictionTexts)
  const { language } = useLanguage()
  const found = items.filter(({ count }) => count !== 0)
  const absent = items.filter(({ count }) => count === 0)
  const records = found.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return (
    <>
      <PageHead title={say.title} sentence={say.lead(found.length, records, items.length)} />
      <div className="stack">
        {found.length === 0 ? <Empty title={say.none}>{say.noneWhy}</Empty> : <ByRegister of={found} />}
        <p className="meta">{say.apart}</p>
        {absent.length > 0 && (
          <details className="panel">
            <summary className="line-pad">{say.looked(absent.length)}</summary>
            <ul className="lines">
              {absent.map(({ id, title }) => (
                <li key={id} className="line-pad">
                  <Chip>{id}</Chip> {title[language]}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </>
  )
}

function ByRegister({ of }: { readonly of: readonly Contradiction[] }) {
  const { language } = useLanguage()
  const registers = useQuery(registersOf).data
  return [...Map.groupBy(of, ({ noun }) => noun)].map(([noun, items]) => {
    const register = registers?.find(({ name }) => name === noun)
    const title = register ? (language === 'zh' ? register.title.zh : capital(register.plural)) : noun
    return (
      <Panel key={noun} title={title} flush>
        <ul className="lines">
          {items.map((item) => (
            <li key={item.id}>
              <ContradictionItem of={item} />
            </li>
          ))}
        </ul>
      </Panel>
    )
  })
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
