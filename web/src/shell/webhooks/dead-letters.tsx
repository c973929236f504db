/** What could not be delivered within a day: sent again, or dropped with a reason. */
import type { DeadLetter, Webhook } from '@citywide/model/platform/webhook'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Answer } from '../api/answer.tsx'
import { ReasonDialog } from '../records/reason-dialog.tsx'
import { EventWords } from './event-words.tsx'
import { Fault } from '../api/fault.tsx'
import { type Chosen, deadLettersQuery, doing, useDoing } from './queries.ts'
import { More } from '../api/more.tsx'
import { texts } from './texts.ts'

export function DeadLettersPanel({ of: { id, dead } }: { readonly of: Webhook }) {
  const say = useTexts(texts)
  const answer = useInfiniteQuery({ ...deadLettersQuery(id), enabled: dead > 0 })
  const [dropping, setDropping] = useState<Chosen>()
  const resending = useDoing((letters: Chosen) => doing.replayDead(id, letters))
  const giving = useDoing(({ letters, reason }: { letters: Chosen; reason: string }) =>
    doing.dropDead(id, letters, reason),
  )
  const rows = answer.data?.pages.flatMap(({ items }) => items) ?? []
  const columns = useColumns({
    resend: (letter) => resending.mutate([letter]),
    drop: (letter) => setDropping([letter]),
  })
  const done = resending.data
  const told = done && <output>{say.resent(done.ended - done.withheld, done.withheld)}</output>
  if (dead === 0) {
    return (
      <Panel title={say.dead}>
        {told}
        <p className="quiet">{say.noDead}</p>
      </Panel>
    )
  }
  return (
    <Panel
      title={say.dead}
      about={say.deadAbout}
      aside={
        <>
          <Button disabled={resending.isPending} onClick={() => resending.mutate('all')}>
            {say.resendAll}
          </Button>
          <Button onClick={() => setDropping('all')}>{say.dropAll}</Button>
        </>
      }
      flush
    >
      {told}
      <Fault of={resending.error} />
      <Answer of={answer} rows={4} what={say.dead}>
        {() => (
          <>
            <DataTable
              label={say.dead}
              rows={rows}
              columns={columns}
              rowKey={({ id: key }) => key}
              sort={undefined}
              onSort={() => undefined}
              total={dead}
            />
            <More of={answer}>{say.more}</More>
          </>
        )}
      </Answer>
      {dropping && (
        <ReasonDialog
          title={dropping === 'all' ? say.dropAllOf : say.dropOf(dropping.length)}
          verb={say.drop}
          leave={say.cancel}
          pending={giving.isPending}
          fault={<Fault of={giving.error} />}
          onSend={(reason) => giving.mutate({ letters: dropping, reason }, { onSuccess: () => setDropping(undefined) })}
          onClose={() => setDropping(undefined)}
        >
          <p>{say.dropWhy}</p>
        </ReasonDialog>
      )}
    </Panel>
  )
}

interface Doing {
  readonly resend: (letter: string) => void
  readonly drop: (letter: string) => void
}

function useColumns({ resend, drop }: Doing): readonly Column<DeadLetter>[] {
  const say = useTexts(texts)
  const { format, language } = useLanguage()
  return useMemo(
    () => [
      {
        id: 'event',
        title: say.event,
        heading: true,
        cell: ({ topic, subject }) => <EventWords topic={topic} subject={subject} />,
      },
      { id: 'when', title: say.when, cell: ({ eventAt }) => format.moment(eventAt) },
      {
        id: 'reason',
        title: say.reason,
        cell: ({ failure, status, tries }) => (
          <span>
            {failure === null ? say.neverTried : failure.text[language]} {status !== null && say.status(status)}{' '}
            <span className="meta">{say.tries(tries)}</span>
          </span>
        ),
      },
      {
        id: 'acts',
        title: say.acts,
        cell: ({ id, topic, eventAt }) => {
          const what = `${topic} ${format.moment(eventAt)}`
          return (
            <span className="row">
              <Button aria-label={say.resendOf(what)} onClick={() => resend(id)}>
                {say.resend}
              </Button>
              <Button kind="quiet" aria-label={`${say.drop}: ${what}`} onClick={() => drop(id)}>
                {say.drop}
              </Button>
            </span>
          )
        },
      },
    ],
    [say, format, language, resend, drop],
  )
}
