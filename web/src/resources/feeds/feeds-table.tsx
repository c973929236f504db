import type { Stream } from '@citywide/model/observations/stream'
import type { Language } from '@citywide/model/text'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Figure } from '../../ui/figure.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import type { Spoken } from '../../ui/text.ts'
import { FeedAge, FeedMark, gravest } from './feed-state.tsx'
import { propertyName } from './properties.ts'
import { rhythmOf } from './rhythm.ts'
import { texts } from './texts.ts'

interface FeedsTableProps {
  readonly rows: readonly Stream[]
  readonly sort: string
  readonly onSort: (sort: string) => void
}

export function FeedsTable({ rows, sort, onSort }: FeedsTableProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  // Streams of one state, property or rhythm follow one another by name.
  const named = useMemo(
    () => rows.toSorted((a, b) => format.compare(a.title[language], b.title[language])),
    [rows, format, language],
  )
  const columns = useMemo(() => columnsOf(say, language), [say, language])
  return (
    <DataTable
      label={say.feeds}
      rows={named}
      columns={columns}
      rowKey={({ code }) => code}
      sort={sort}
      onSort={onSort}
    />
  )
}

function columnsOf(say: Spoken<typeof texts>, language: Language): Column<Stream>[] {
  return [
    {
      id: 'title',
      title: say.title,
      heading: true,
      sort: ({ title }) => title[language],
      cell: ({ code, title }) => (
        <>
          <Link to="/app/resources/feeds/$code" params={{ code }}>
            <Words of={title} />
          </Link>
          <br />
          <span className="feed-code">{code}</span>
        </>
      ),
    },
    {
      id: 'property',
      title: say.property,
      sort: ({ property }) => propertyName(property, language),
      cell: ({ property }) => propertyName(property, language),
    },
    { id: 'place', title: say.place, sort: ({ place }) => place, cell: ({ place }) => place ?? '' },
    {
      id: 'value',
      title: say.value,
      align: 'end',
      cell: ({ latest, unit, state }) => (
        <span className={state === 'stopped' ? 'quiet' : undefined}>
          <Figure value={latest?.value ?? null} unit={unit} size="cell" />
        </span>
      ),
    },
    {
      id: 'age',
      title: say.age,
      // The youngest first: by age, not by time.
      sort: ({ latest }) => (latest ? -Date.parse(latest.at) : null),
      cell: (stream) => <FeedAge of={stream} />,
    },
    {
      id: 'state',
      title: say.state,
      sort: ({ state }) => gravest.indexOf(state),
      cell: ({ state }) => <FeedMark state={state} />,
    },
    {
      id: 'rhythm',
      title: say.rhythm,
      sort: ({ intervalSeconds }) => intervalSeconds,
      cell: ({ intervalSeconds }) => say.rhythmOf(rhythmOf(intervalSeconds)),
    },
  ]
}
