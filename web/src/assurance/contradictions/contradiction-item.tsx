/** One kind of contradiction: what was found, why it matters, what to do, and the records. */
import type { ContradictingRecord, Contradiction } from '@citywide/model/assurance/contradiction'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { More } from '../../shell/api/more.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip, Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Fact, Facts } from '../../ui/panel.tsx'
import { contradictionRecordsQuery } from './contradiction-queries.ts'
import { contradictionTexts } from './contradiction-texts.ts'
import { useSight } from '../history/sight.ts'

export function ContradictionItem({ of }: { readonly of: Contradiction }) {
  const say = useTexts(contradictionTexts)
  const { language, format } = useLanguage()
  const [all, setAll] = useState(false)
  const more = (of.count ?? 0) > of.records.length
  return (
    <article className="contradiction">
      <h3>
        <Chip>{of.id}</Chip> {of.title[language]}{' '}
        <Tag tone={of.sure === 'certain' ? 'bad' : 'watch'}>
          {of.count === null ? say.uncounted : say.count(format.number(of.count))}
          {of.sure === 'likely' && ` · ${say.likely}`}
        </Tag>
      </h3>
      <Facts>
        <Fact name={say.found}>{format.list(of.conditions.map((one) => one[language]))}</Fact>
        <Fact name={say.why}>{of.why[language]}</Fact>
        <Fact name={say.mend}>{of.do[language]}</Fact>
      </Facts>
      {all ? <AllRecords id={of.id} count={of.count} /> : <Records of={of.records} />}
      {more && !all && (
        <div>
          <Button kind="quiet" onClick={() => setAll(true)}>
            {say.more}
          </Button>
        </div>
      )}
    </article>
  )
}

function AllRecords({ id, count }: { readonly id: string; readonly count: number | null }) {
  const say = useTexts(contradictionTexts)
  const answer = useInfiniteQuery(contradictionRecordsQuery(id, useSight()))
  const rows = answer.data?.pages.flatMap(({ items }) => items) ?? []
  const hidden = answer.hasNextPage || answer.isPending ? 0 : (count ?? 0) - rows.length
  return (
    <>
      <Records of={rows} />
      <More of={answer}>{say.more}</More>
      {hidden > 0 && <p className="meta">{say.hidden(hidden)}</p>}
    </>
  )
}

function Records({ of }: { readonly of: readonly ContradictingRecord[] }) {
  const say = useTexts(contradictionTexts)
  if (of.length === 0) return null
  return (
    <ul aria-label={say.records}>
      {of.map(({ record, involved }) => (
        <li key={record.id} className="contradiction-pair">
          <Link to="/app/records/$path/$id" params={{ path: record.path, id: record.id }}>
            <Words of={record.title} />
          </Link>
          {involved.map((other) => (
            <span key={other.id}>
              <span className="meta">{say.with}</span>{' '}
              <Link to="/app/records/$path/$id" params={{ path: other.path, id: other.id }}>
                <Words of={other.title} />
              </Link>
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
