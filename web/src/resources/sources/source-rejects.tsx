/** Refused rows of a source: by reason, then one by one; mended, judged again, dropped. */
import type { Source } from '@citywide/model/observations/source'
import type { SourceReject, SourceRejects } from '@citywide/model/observations/source-reject'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { Fault } from '../../shell/api/fault.tsx'
import { More } from '../../shell/api/more.tsx'
import { ReasonDialog } from '../../shell/api/reason-dialog.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { MendDialog } from './mend-dialog.tsx'
import { type Chosen, doing, type RejectGroup, rejectsQuery, useDoing } from './queries.ts'
import { texts } from './texts.ts'

export function Rejects({ of: { code, open, mayChange } }: { readonly of: Source }) {
  const say = useTexts(texts)
  const [group, setGroup] = useState<RejectGroup>()
  const [mending, setMending] = useState<SourceReject>()
  const [dropping, setDropping] = useState<{ letters: Chosen; count: number }>()
  const answer = useInfiniteQuery(rejectsQuery(code, group))
  const replaying = useDoing((letters: Chosen) => doing.replay(code, letters))
  const giving = useDoing(({ letters, reason }: { letters: Chosen; reason: string }) =>
    doing.drop(code, letters, reason),
  )
  const pages = answer.data?.pages ?? []
  const rows = pages.flatMap(({ items }) => items)
  const groups = pages[0]?.groups ?? []
  const count = group ? (groups.find((one) => isSame(one, group))?.open ?? rows.length) : open
  const columns = useColumns(
    mayChange
      ? {
          mend: setMending,
          replay: ({ id }) => replaying.mutate([id]),
          drop: ({ id }) => setDropping({ letters: [id], count: 1 }),
        }
      : undefined,
  )
  const done = replaying.data
  return (
    <Panel
      title={say.rejects}
      about={say.rejectsAbout}
      aside={
        mayChange &&
        rows.length > 0 && (
          <>
            <Button disabled={replaying.isPending} onClick={() => replaying.mutate(group ?? {})}>
              {say.replayAll}
            </Button>
            <Button onClick={() => setDropping({ letters: group ?? {}, count })}>{say.dropAll}</Button>
          </>
        )
      }
      flush
    >
      {done && <output className="source-told">{say.replayed(done.taken, done.refused, done.left)}</output>}
      <Fault of={replaying.error} />
      <Answer of={answer} rows={3} what={say.rejects}>
        {() =>
          groups.length === 0 && rows.length === 0 ? (
            <p className="source-quiet">{say.noRejects}</p>
          ) : (
            <>
              <Groups of={groups} chosen={group} onChoose={setGroup} />
              {rows.length > 0 && (
                <DataTable
                  label={say.letters}
                  rows={rows}
                  columns={columns}
                  rowKey={({ id }) => id}
                  sort={undefined}
                  onSort={() => undefined}
                />
              )}
              <More of={answer}>{say.more}</More>
            </>
          )
        }
      </Answer>
      {mending && <MendDialog code={code} of={mending} onClose={() => setMending(undefined)} />}
      {dropping && (
        <ReasonDialog
          title={say.dropOf(dropping.count)}
          verb={say.drop}
          leave={say.cancel}
          pending={giving.isPending}
          fault={<Fault of={giving.error} />}
          onSend={(reason) =>
            giving.mutate({ letters: dropping.letters, reason }, { onSuccess: () => setDropping(undefined) })
          }
          onClose={() => setDropping(undefined)}
        >
          <p>{say.dropWhy}</p>
        </ReasonDialog>
      )}
    </Panel>
  )
}

const isSame = (one: RejectGroup, other: RejectGroup) => one.reason === other.reason && one.stream === other.stream

interface GroupsProps {
  readonly of: SourceRejects['groups']
  readonly chosen: RejectGroup | undefined
  readonly onChoose: (group: RejectGroup | undefined) => void
}

function Groups({ of: groups, chosen, onChoose }: GroupsProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return (
    <ul className="source-groups" aria-label={say.groups}>
      {groups.map((group) => {
        const { reason, stream, text, seen, beyond } = group
        const on = chosen !== undefined && isSame(group, chosen)
        return (
          <li key={`${reason} ${stream}`} data-on={on || undefined}>
            <span>
              <strong>{format.number(seen, 0)}</strong> × {text[language]}{' '}
              <code>{stream === '' ? say.noStream : stream}</code>
              {beyond > 0 && <span className="source-why">{say.beyond(format.number(beyond, 0))}</span>}
            </span>
            <Button
              kind="quiet"
              aria-pressed={on}
              aria-label={`${on ? say.showAll : say.onlyOf}: ${text[language]} ${stream}`}
              onClick={() => onChoose(on ? undefined : { reason, stream })}
            >
              {on ? say.showAll : say.onlyOf}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

interface Acts {
  readonly mend: (letter: SourceReject) => void
  readonly replay: (letter: SourceReject) => void
  readonly drop: (letter: SourceReject) => void
}

function useColumns(acts: Acts | undefined): readonly Column<SourceReject>[] {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return useMemo(() => {
    const shown: Column<SourceReject>[] = [
      {
        id: 'row',
        title: say.row,
        heading: true,
        cell: ({ came, place, state }) => (
          <span>
            <code className="source-came">{came}</code>
            <span className="source-why">
              {place !== null && say.place(place)} {state === 'mended' && say.mended}
            </span>
          </span>
        ),
      },
      { id: 'reason', title: say.reason, cell: ({ text }) => text[language] },
      {
        id: 'when',
        title: say.when,
        cell: ({ lastAt, seen }) => (
          <span>
            {format.moment(lastAt)}
            {seen > 1 && <span className="source-why">{say.times(format.number(seen, 0))}</span>}
          </span>
        ),
      },
    ]
    if (acts)
      shown.push({
        id: 'acts',
        title: say.acts,
        cell: (letter) => {
          const what = letter.came.slice(0, 60)
          return (
            <span className="row">
              <Button aria-label={`${say.mend}: ${what}`} onClick={() => acts.mend(letter)}>
                {say.mend}
              </Button>
              <Button aria-label={`${say.replay}: ${what}`} onClick={() => acts.replay(letter)}>
                {say.replay}
              </Button>
              <Button kind="quiet" aria-label={`${say.drop}: ${what}`} onClick={() => acts.drop(letter)}>
                {say.drop}
              </Button>
            </span>
          )
        },
      })
    return shown
  }, [say, language, format, acts])
}
