/** Keys: one's own, those of a program, or all. */
import type { ApiKey } from '@citywide/model/platform/api-key'
import { recordClasses } from '@citywide/model/platform/record-class'
import type { Text } from '@citywide/model/text'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { ask } from '../api/fetch.ts'
import './access.css'
import { Fault } from '../api/fault.tsx'
import { texts } from './key-texts.ts'
import { NewKey } from './new-key-dialog.tsx'
import { keysQuery, useAct } from './queries.ts'

/** Keys of the account that is signed in; a part of the page of one's own account. */
export function OwnKeysPanel() {
  return <Keys of="own" path="/own-keys" makeAt="/own-keys" />
}

export function AllKeysPanel() {
  return <Keys of="all" path="/admin/keys" makeAt={undefined} />
}

export function KeysOf({ account }: { readonly account: string }) {
  return <Keys of={{ account }} path="/admin/keys" makeAt={`/admin/accounts/${account}/keys`} />
}

interface KeysProps {
  readonly of: Parameters<typeof keysQuery>[0]
  /** Where a key is ended. */
  readonly path: string
  /** Where one is made; undefined: only looked at here. */
  readonly makeAt: string | undefined
}

function Keys({ of, path, makeAt }: KeysProps) {
  const say = useTexts(texts)
  const { now } = useLanguage()
  const answer = useQuery(keysQuery(of))
  const [making, setMaking] = useState(false)
  const [ending, setEnding] = useState<ApiKey>()
  const isOpen = ({ endedAt, expiresAt }: ApiKey) => endedAt === null && Date.parse(expiresAt) > now
  return (
    <Panel title={say.title} about={say.about} flush>
      <Answer of={answer} rows={2} what={say.title}>
        {(keys) => {
          const open = keys.filter(isOpen)
          const ended = keys.filter((key) => !isOpen(key))
          return (
            <>
              {open.length === 0 && <p className="panel-empty">{say.none}</p>}
              <ul className="lines">
                {open.map((key) => (
                  <Line key={key.id} of={key} whose={of === 'all'} onEnd={() => setEnding(key)} />
                ))}
              </ul>
              {ended.length > 0 && (
                <details className="access-foot">
                  <summary>{say.hidden(ended.length)}</summary>
                  <ul className="lines">
                    {ended.map((key) => (
                      <Line key={key.id} of={key} whose={of === 'all'} />
                    ))}
                  </ul>
                </details>
              )}
            </>
          )
        }}
      </Answer>
      {makeAt !== undefined && (
        <div className="access-foot">
          <Button onClick={() => setMaking(true)}>{say.newKey}</Button>
        </div>
      )}
      {making && makeAt !== undefined && <NewKey path={makeAt} onClose={() => setMaking(false)} />}
      {ending && <End of={ending} path={path} onClose={() => setEnding(undefined)} />}
    </Panel>
  )
}

interface LineProps {
  readonly of: ApiKey
  /** Whether its account is told. */
  readonly whose: boolean
  readonly onEnd?: () => void
}

function Line({ of, whose, onEnd }: LineProps) {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  const { name, prefix, account, scopes, expiresAt, usedAt } = of
  const classes: Readonly<Record<string, Text>> = recordClasses
  const list = (names: readonly string[]) => format.list(names.map((one) => classes[one]?.[language] ?? one))
  const does =
    scopes === null
      ? [say.everything]
      : [
          scopes.read.length > 0 && say.reads(list(scopes.read)),
          scopes.write.length > 0 && say.writes(list(scopes.write)),
          scopes.ingest && say.observations,
        ]
  return (
    <li className="access-line">
      <div className="access-who">
        <strong>{name || prefix}</strong> <code>{`${prefix}…`}</code>
        {whose && <span className="line-about">{account.name[language]}</span>}
        <span className="line-about">{does.filter(Boolean).join(language === 'zh' ? '；' : '; ')}</span>
        <span className="line-about">
          {[
            onEnd ? say.until(format.dayOf(expiresAt)) : say.ended,
            usedAt === null ? say.unused : say.used(format.ago(usedAt, now)),
          ].join(' · ')}
        </span>
      </div>
      {onEnd && (
        <Button kind="quiet" aria-label={say.endOf(name || prefix)} onClick={onEnd}>
          {say.end}
        </Button>
      )}
    </li>
  )
}

function End({ of, path, onClose }: { readonly of: ApiKey; readonly path: string; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const ending = useAct(() => ask({ path: `${path}/${of.id}`, method: 'DELETE', answer: z.undefined() }))
  return (
    <Dialog kind="dialog" title={say.endOf(of.name || of.prefix)} onClose={onClose}>
      <div className="stack">
        <p>{say.endLead}</p>
        <Fault of={ending.error} />
        <div className="row">
          <Button
            kind="primary"
            disabled={ending.isPending}
            onClick={() => ending.mutate(undefined, { onSuccess: onClose })}
          >
            {say.end}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}
