/** How the groups of a rule stand now, and what was told of them. */
import { groupStates } from '@citywide/model/observations/event-rule'
import type { EventGroupNow, EventRuleView } from '@citywide/model/observations/event-rule-view'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { More } from '../../shell/api/more.tsx'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { Figure } from '../../ui/figure.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { GroupStateMark } from './group-state.tsx'
import { groupsQuery, transitionsQuery } from './queries.ts'
import { SilenceDialog } from './silence-dialog.tsx'
import { texts } from './texts.ts'

/** More changes of a group within an hour than this are flapping. */
const FLAPS = 6

export function RuleGroups({ of }: { readonly of: EventRuleView }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const answer = useInfiniteQuery(groupsQuery(of.id))
  const [silencing, setSilencing] = useState<EventGroupNow>()
  const { unit, aggregate } = of.declaration
  const columns: Column<EventGroupNow>[] = [
    {
      id: 'group',
      title: say.group,
      heading: true,
      cell: ({ group, silenced, changesLastHour }) => (
        <>
          {group.title[language]} {silenced && <Tag tone="watch">{say.silenced}</Tag>}{' '}
          {changesLastHour > FLAPS && (
            <span title={say.flappingHelp}>
              <Tag tone="watch">{say.flapping(changesLastHour)}</Tag>
            </span>
          )}
        </>
      ),
    },
    { id: 'state', title: say.state, cell: ({ state }) => <GroupStateMark of={state} /> },
    { id: 'since', title: say.since, cell: ({ since }) => (since === null ? '' : format.moment(since)) },
    {
      id: 'value',
      title: say.current,
      align: 'end',
      cell: ({ value }) => <Figure value={value} unit={aggregate === 'count' ? '1' : unit} size="cell" />,
    },
    { id: 'last', title: say.lastAt, cell: ({ lastAt }) => (lastAt === null ? '' : format.moment(lastAt)) },
    ...(of.mayWrite
      ? [
          {
            id: 'silence',
            title: say.silenceGroup,
            cell: (group: EventGroupNow) =>
              group.silenced ? (
                ''
              ) : (
                <Button
                  kind="quiet"
                  aria-label={`${say.silenceGroup}: ${group.group.title[language]}`}
                  onClick={() => setSilencing(group)}
                >
                  {say.silenceGroup}
                </Button>
              ),
          },
        ]
      : []),
  ]
  return (
    <Panel title={say.now} flush>
      <Answer of={answer} rows={4} what={say.now}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) return <Empty title={say.nowNone} />
          return (
            <>
              <DataTable
                label={say.now}
                rows={rows}
                columns={columns}
                rowKey={({ key }) => key}
                sort={undefined}
                sortedByServer
                total={pages[0]?.total ?? rows.length}
                onSort={() => undefined}
              />
              <More of={answer}>{say.more}</More>
            </>
          )
        }}
      </Answer>
      {silencing && (
        <SilenceDialog
          id={of.id}
          group={silencing.key}
          about={silencing.group.title[language]}
          onClose={() => setSilencing(undefined)}
        />
      )}
    </Panel>
  )
}

export function RuleTold({ of }: { readonly of: EventRuleView }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const answer = useInfiniteQuery(transitionsQuery(of.id))
  const { unit, aggregate } = of.declaration
  return (
    <Panel title={say.told} flush>
      <Answer of={answer} rows={4} what={say.told}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) return <Empty title={say.toldNone} />
          return (
            <>
              <DataTable
                label={say.told}
                rows={rows}
                columns={[
                  {
                    id: 'group',
                    title: say.group,
                    heading: true,
                    cell: ({ group }) => group.title[language],
                  },
                  { id: 'at', title: say.at, cell: ({ at }) => format.moment(at) },
                  {
                    id: 'change',
                    title: say.change,
                    cell: ({ from, to, corrected, silenced }) => (
                      <>
                        {groupStates[from][language]} → <GroupStateMark of={to} />{' '}
                        {corrected && <Tag>{say.corrected}</Tag>} {silenced && <Tag tone="watch">{say.silenced}</Tag>}
                      </>
                    ),
                  },
                  {
                    id: 'value',
                    title: say.current,
                    align: 'end',
                    cell: ({ value }) => <Figure value={value} unit={aggregate === 'count' ? '1' : unit} size="cell" />,
                  },
                ]}
                rowKey={({ id }) => String(id)}
                sort={undefined}
                sortedByServer
                onSort={() => undefined}
              />
              <More of={answer}>{say.more}</More>
            </>
          )
        }}
      </Answer>
    </Panel>
  )
}
