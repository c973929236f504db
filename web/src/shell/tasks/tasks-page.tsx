/** What waits for the reader, or for everybody, over all registers: the most urgent first. */
import { TaskPage } from '@citywide/model/platform/assignment'
import { registers } from '@citywide/model/registers'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Switch } from '../../ui/button.tsx'
import { Filter, FilterBar } from '../../ui/filter.tsx'
import { civilDay } from '../../ui/format.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { ask } from '../api/fetch.ts'
import { dueOf, dues } from '../records/record/assignment/due.ts'
import { registerTitle } from '../records/register/register.ts'
import { TaskLine } from './task-line.tsx'
import './tasks.css'
import { texts } from './texts.ts'

const route = getRouteApi('/app/tasks')

interface TaskQuestion {
  readonly whose: string | undefined
  readonly state: 'ended' | undefined
  readonly register: string | undefined
}

function tasksQuery(question: TaskQuestion) {
  return infiniteQueryOptions({
    queryKey: ['tasks', question],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: '/tasks', answer: TaskPage, query: { ...question, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { reads: ['tasks'] },
  })
}

export function TasksPage() {
  const say = useTexts(texts)
  const { format, now, timeZone } = useLanguage()
  const { whose, state, register } = route.useSearch()
  const answer = useInfiniteQuery(tasksQuery({ whose, state, register }))
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const today = civilDay(now, timeZone)
  const overdue = items.filter(({ dueOn }) => dueOf(dueOn, today) === 'overdue').length
  const count = format.number(items.length, 0)
  const everybodys = whose !== undefined
  const groups = state === 'ended' ? ['ended' as const] : dues
  return (
    <>
      <PageHead
        title={everybodys ? say.everybodys : say.mine}
        sentence={
          state === 'ended' ? say.endedSentence : say.sentence(answer.hasNextPage ? `${count}+` : count, overdue)
        }
        aside={
          <Link className="button" to="/app/inbox">
            {say.toInbox}
          </Link>
        }
      />
      <Filters />
      <Answer of={answer} rows={6} what={say.mine}>
        {() =>
          items.length === 0 ? (
            <Empty title={say.nothing}>{say.nothingWhy}</Empty>
          ) : (
            <div className="stack tasks">
              {groups.map((group) => {
                const tasks = items.filter(({ dueOn }) => group === 'ended' || dueOf(dueOn, today) === group)
                return (
                  tasks.length > 0 && (
                    <Panel key={group} title={say[group]} about={format.number(tasks.length, 0)} flush>
                      <ol className="lines">
                        {tasks.map((task) => (
                          <TaskLine key={task.id} task={task} named={everybodys} />
                        ))}
                      </ol>
                    </Panel>
                  )
                )
              })}
              {answer.hasNextPage && (
                <Button disabled={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                  {say.more}
                </Button>
              )}
            </div>
          )
        }
      </Answer>
    </>
  )
}

function Filters() {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const navigate = useNavigate({ from: '/app/tasks' })
  const { whose, state, register } = route.useSearch()
  const options = registers
    .map((declaration) => ({ value: declaration.path, text: registerTitle(declaration, language) }))
    .toSorted((a, b) => format.compare(a.text, b.text))
  return (
    <FilterBar>
      <Switch
        label={say.whose}
        value={whose === undefined ? 'mine' : 'all'}
        options={[
          { value: 'mine', text: say.my },
          { value: 'all', text: say.all },
        ]}
        onChange={(next) =>
          void navigate({ search: (all) => ({ ...all, whose: next === 'all' ? next : undefined }), replace: true })
        }
      />
      <Switch
        label={say.state}
        value={state ?? 'open'}
        options={[
          { value: 'open', text: say.open },
          { value: 'ended', text: say.ended },
        ]}
        onChange={(next) =>
          void navigate({ search: (all) => ({ ...all, state: next === 'ended' ? next : undefined }), replace: true })
        }
      />
      <Filter
        label={say.register}
        options={options}
        values={register === undefined ? [] : [register]}
        onChange={(next) =>
          // One at a time: the one chosen last.
          void navigate({ search: (all) => ({ ...all, register: next?.at(-1) }), replace: true })
        }
      />
    </FilterBar>
  )
}
