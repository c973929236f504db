/** The event rules of a scope: which are on, what fires, what is kept silent. Or one of them. */
import type { EventRuleLine, EventRuleList } from '@citywide/model/observations/event-rule-view'
import { propertyName } from '@citywide/model/observations/property-name'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { useView } from '../../shell/api/session.ts'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import '../../ui/panel.css'
import { Empty } from '../../ui/state.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { SeverityWord } from '../alert/severity.tsx'
import './event-rules.css'
import { gravest, GroupStateMark, RuleStateMark } from './group-state.tsx'
import { rulesQuery } from './queries.ts'
import { RulePage } from './rule-page.tsx'
import { texts as roomTexts } from '../texts.ts'
import { texts } from './texts.ts'

const route = getRouteApi('/app/emergency/event-rules/{-$id}')

export function EventRulesOrOne() {
  const { id } = route.useParams()
  return id === undefined ? <EventRulesPage /> : <RulePage key={id} id={id} />
}

function EventRulesPage() {
  const say = useTexts(texts)
  const room = useTexts(roomTexts)
  const answer = useQuery(rulesQuery(useView().scope))
  return (
    <>
      <PageHead
        above={<Link to="/app/emergency">{room.operations}</Link>}
        title={say.rules}
        sentence={answer.data && answer.data.items.length > 0 && <Sentence of={answer.data} />}
        aside={answer.data?.mayWrite === true && <NewRule />}
      />
      <Answer of={answer} rows={6} what={say.rules}>
        {(list) =>
          list.items.length === 0 ? (
            <Empty title={say.none} action={list.mayWrite && <NewRule />}>
              {say.noneWhy}
            </Empty>
          ) : (
            <div className="panel">
              {list.judgedAt === null && list.items.some(({ state }) => state === 'on') && (
                <p className="notice" data-kind="silent" role="alert">
                  {say.notJudged}
                </p>
              )}
              <RulesTable of={list.items} />
            </div>
          )
        }
      </Answer>
    </>
  )
}

function NewRule() {
  const say = useTexts(texts)
  return (
    <Link className="button" data-kind="primary" to="/app/emergency/event-rules/{-$id}" params={{ id: 'new' }}>
      {say.newRule}
    </Link>
  )
}

function Sentence({ of: { items } }: { readonly of: EventRuleList }) {
  const say = useTexts(texts)
  const sum = (state: 'firing' | 'noData') => items.reduce((all, { groups }) => all + groups[state], 0)
  return say.listSentence(items.filter(({ state }) => state === 'on').length, sum('firing'), sum('noData'))
}

function RulesTable({ of }: { readonly of: readonly EventRuleLine[] }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { sort = '-severity' } = route.useSearch()
  const navigate = useNavigate({ from: '/app/emergency/event-rules/{-$id}' })
  const columns: Column<EventRuleLine>[] = [
    {
      id: 'title',
      title: say.rule,
      heading: true,
      sort: ({ title }) => title[language],
      cell: ({ id, title, sentence }) => (
        <>
          <Link to="/app/emergency/event-rules/{-$id}" params={{ id }}>
            <Words of={title} />
          </Link>
          <p className="event-rule-line">{sentence[language]}</p>
        </>
      ),
    },
    { id: 'state', title: say.state, sort: ({ state }) => state, cell: ({ state }) => <RuleStateMark of={state} /> },
    {
      id: 'severity',
      title: say.severity,
      sort: ({ severity }) => severity,
      cell: ({ severity }) => <SeverityWord of={severity} />,
    },
    {
      id: 'property',
      title: say.property,
      sort: ({ property }) => propertyName(property, language),
      cell: ({ property }) => propertyName(property, language),
    },
    {
      id: 'groups',
      title: say.groups,
      sort: ({ groups }) => groups.firing,
      cell: ({ groups }) => (
        <span className="event-rule-groups">
          {gravest
            .filter((state) => groups[state] > 0)
            .map((state) => (
              <span key={state}>
                {format.number(groups[state], 0)} <GroupStateMark of={state} />
              </span>
            ))}
        </span>
      ),
    },
    {
      id: 'last',
      title: say.lastFired,
      sort: ({ lastFiredAt }) => lastFiredAt,
      cell: ({ lastFiredAt }) =>
        lastFiredAt === null ? <span className="quiet">{say.never}</span> : format.moment(lastFiredAt),
    },
    {
      id: 'week',
      title: say.week,
      align: 'end',
      sort: ({ firings7Days }) => firings7Days,
      cell: ({ firings7Days }) => format.number(firings7Days, 0),
    },
    {
      id: 'remarks',
      title: say.remarks,
      cell: ({ silences, flapping }) => (
        <span className="row">
          {silences > 0 && <Tag tone="watch">{say.silenced}</Tag>}
          {flapping > 0 && (
            <span title={say.flappingHelp}>
              <Tag tone="watch">{say.flapping(flapping)}</Tag>
            </span>
          )}
        </span>
      ),
    },
  ]
  return (
    <DataTable
      label={say.rules}
      rows={of}
      columns={columns}
      rowKey={({ id }) => id}
      sort={sort}
      onSort={(next) => void navigate({ search: (now) => ({ ...now, sort: next }), replace: true, resetScroll: false })}
    />
  )
}
