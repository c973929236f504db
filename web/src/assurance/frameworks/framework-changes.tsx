/** A new version beside the one in force: what changes, node by node, and what the city makes of it. */
import type { FrameworkChanges } from '@citywide/model/assurance/framework-view'
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../shell/api/answer.tsx'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip, Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { changesQuery, decide } from './framework-queries.ts'
import { frameworkTexts } from './framework-texts.ts'

type Change = FrameworkChanges['open'][number]

interface Choice {
  readonly nodes: readonly string[]
  readonly take: boolean
}

export function FrameworkChangesPanel({ code, decides }: { readonly code: string; readonly decides: boolean }) {
  const say = useTexts(frameworkTexts)
  const { format } = useLanguage()
  const answer = useQuery(changesQuery(code))
  const no = answer.data?.no ?? 1
  const deciding = useChanging('frameworks', (choice: Choice) => decide(code, { no, ...choice }))
  const all = answer.data?.open.map((one) => one.code) ?? []
  return (
    <Panel
      title={say.changes}
      about={answer.data && say.changesAbout(answer.data.version)}
      aside={
        decides &&
        all.length > 1 && (
          <Button disabled={deciding.isPending} onClick={() => deciding.mutate({ nodes: all, take: true })}>
            {say.acceptAll}
          </Button>
        )
      }
      flush
    >
      <Fault of={deciding.error} />
      <Answer of={answer} rows={4} what={say.changes}>
        {({ open, kept }) => (
          <>
            <ul className="lines">
              {open.map((change) => (
                <li key={change.code} className="line-pad">
                  <ChangeLine of={change} />
                  {decides && (
                    <div className="row">
                      <Button
                        disabled={deciding.isPending}
                        onClick={() => deciding.mutate({ nodes: [change.code], take: true })}
                      >
                        {say.accept}
                        <span className="unseen"> {change.code}</span>
                      </Button>
                      <Button
                        kind="quiet"
                        disabled={deciding.isPending}
                        onClick={() => deciding.mutate({ nodes: [change.code], take: false })}
                      >
                        {say.keep}
                        <span className="unseen"> {change.code}</span>
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
            {kept.length > 0 && <p className="panel-empty">{say.kept(format.list(kept))}</p>}
          </>
        )}
      </Answer>
    </Panel>
  )
}

function ChangeLine({ of: { code, kind, before, after, fields } }: { readonly of: Change }) {
  const say = useTexts(frameworkTexts)
  const { format } = useLanguage()
  const words = { added: say.added, removed: say.removed, changed: say.changed } as const
  return (
    <div className="prose">
      <p>
        <Chip>{code}</Chip> <Tag>{words[kind]}</Tag>{' '}
        {fields.length > 0 && <span className="meta">{say.fields(format.list(fields))}</span>}
      </p>
      <div className="two-sides">
        {before && <Side name={say.before} of={before} />}
        {after && <Side name={say.after} of={after} />}
      </div>
    </div>
  )
}

function Side({ name, of }: { readonly name: string; readonly of: NonNullable<Change['after']> }) {
  const { language } = useLanguage()
  return (
    <div>
      <p className="meta">{name}</p>
      <p>{of.title[language]}</p>
      {of.note && <p className="meta">{of.note[language]}</p>}
      {of.mappings.length > 0 && <p className="meta">{of.mappings.map(({ to }) => to ?? '–').join(' · ')}</p>}
    </div>
  )
}
