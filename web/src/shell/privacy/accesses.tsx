/** Looks of the whole city, newest first, narrowed by words, kind, ground and register. */
import { Switch } from '../../ui/button.tsx'
import { legalBasis } from '@citywide/model/codes/legal-basis'
import type { CityAccess } from '@citywide/model/platform/privacy-office'
import { roleNames } from '@citywide/model/platform/role'
import type { Text } from '@citywide/model/text'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Tag } from '../../ui/chip.tsx'
import { Filter, FilterBar, SearchBox } from '../../ui/filter.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Answer } from '../api/answer.tsx'
import { accessesQuery } from './queries.ts'
import { registerWord, registersOfPeople } from './registers.ts'
import { More } from '../api/more.tsx'
import { texts } from './texts.ts'

type Show = 'all' | 'hidden' | 'bulk' | 'emergency' | 'consent'

export function Accesses({ account }: { readonly account?: string }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [q, setWords] = useState('')
  const [show, setShow] = useState<Show>('all')
  const [basis, setBasis] = useState<string>()
  const [noun, setNoun] = useState<string>()
  const filters = {
    ...(q !== '' && { q }),
    ...(show !== 'all' && { show }),
    ...(basis !== undefined && { basis }),
    ...(noun !== undefined && { noun }),
    ...(account !== undefined && { account }),
  }
  const answer = useInfiniteQuery(accessesQuery(filters))
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? []
  const bases: Readonly<Record<string, Text>> = legalBasis.values
  return (
    <>
      <FilterBar>
        <SearchBox label={say.search} value={q} onChange={setWords} />
        <Switch
          label={say.kind}
          value={show}
          options={[
            { value: 'all', text: say.all },
            { value: 'emergency', text: say.showEmergency },
            { value: 'bulk', text: say.showBulk },
            { value: 'consent', text: say.showConsent },
            { value: 'hidden', text: say.showHidden },
          ]}
          onChange={setShow}
        />
        <Filter
          label={say.basis}
          options={Object.entries(bases).map(([value, text]) => ({ value, text: text[language] }))}
          values={basis === undefined ? [] : [basis]}
          onChange={(values) => setBasis(values?.at(-1))}
        />
        <Filter
          label={say.register}
          options={registersOfPeople.map(({ name, title }) => ({ value: name, text: title[language] }))}
          values={noun === undefined ? [] : [noun]}
          onChange={(values) => setNoun(values?.at(-1))}
        />
      </FilterBar>
      <Answer of={answer} rows={8} what={say.accesses}>
        {() =>
          rows.length === 0 ? (
            <Empty title={say.noAccesses}>{say.noAccessesWhy}</Empty>
          ) : (
            <div className="panel">
              <AccessTable rows={rows} />
              <More of={answer}>{say.more}</More>
            </div>
          )
        }
      </Answer>
    </>
  )
}

export function AccessTable({ rows }: { readonly rows: readonly CityAccess[] }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const columns = useMemo((): Column<CityAccess>[] => {
    const roles: Readonly<Record<string, Text>> = roleNames
    const bases: Readonly<Record<string, Text>> = legalBasis.values
    return [
      {
        id: 'at',
        title: say.at,
        heading: true,
        cell: ({ at }) => (
          <time className="nowrap" dateTime={at}>
            {format.moment(at)}
          </time>
        ),
      },
      {
        id: 'who',
        title: say.who,
        cell: (look) => (
          <>
            {look.roles.includes('program') ? say.program : (look.person ?? say.program)}
            <br />
            <small className="quiet">
              {look.organization && <Words of={look.organization} />}{' '}
              {format.list(look.roles.flatMap((role) => roles[role]?.[language] ?? []))}
            </small>
          </>
        ),
      },
      {
        id: 'why',
        title: say.why,
        cell: ({ purpose, reference, hidden, emergency }) => (
          <>
            {purpose}
            {reference !== null && <span className="quiet"> · {reference}</span>}
            {emergency !== null && <Tag tone="watch">{say.emergency}</Tag>}
            {hidden && <Tag tone="none">{say.hiddenUntil(format.dayOf(hidden.until))}</Tag>}
          </>
        ),
      },
      {
        id: 'basis',
        title: say.basis,
        cell: ({ legalBasis: code }) => (code === null ? '—' : (bases[code]?.[language] ?? code)),
      },
      {
        id: 'data',
        title: say.data,
        cell: ({ noun, bulk }) => (
          <>
            {registerWord(noun, language)}
            {bulk !== null && <span className="quiet"> · {say.records(format.number(bulk))}</span>}
          </>
        ),
      },
    ]
  }, [say, language, format])
  return (
    <DataTable
      label={say.accesses}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      sort={undefined}
      onSort={() => undefined}
    />
  )
}
