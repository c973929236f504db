import type { OwnSession } from '@citywide/model/platform/own-account'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ask } from '../api/fetch.ts'
import { FaultNotice } from './fault.tsx'
import { useChange } from './queries.ts'
import { texts } from './texts.ts'

export function SessionsPanel({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const say = useTexts(texts)
  const { format, now } = useLanguage()
  const end = useChange((id: string | undefined) =>
    ask({ path: `/account/sessions${id === undefined ? '' : `/${id}`}`, method: 'DELETE', answer: z.undefined() }),
  )
  return (
    <Panel title={say.sessions} about={say.sessionsAbout} flush>
      <ul className="lines">
        {sessions.map(({ id, device, addressFamily, openedBy, startedAt, seenAt, current }) => (
          <li key={id} className="account-line">
            <div>
              <strong>{device || say.unknownDevice}</strong>
              {current && <span className="now">{say.thisOne}</span>}
              <span className="line-about">
                {[
                  say.by(openedBy),
                  ...(addressFamily === null ? [] : [addressFamily]),
                  say.started(format.moment(startedAt)),
                  ...(current ? [] : [say.seen(format.ago(seenAt, now))]),
                ].join(' · ')}
              </span>
            </div>
            {!current && (
              <Button
                kind="quiet"
                aria-label={say.endOf(device || say.unknownDevice, format.moment(startedAt))}
                disabled={end.isPending}
                onClick={() => end.mutate(id)}
              >
                {say.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FaultNotice of={end.error} />
      {sessions.length > 1 && (
        <div className="account-foot">
          <Button disabled={end.isPending} onClick={() => end.mutate(undefined)}>
            {say.endOthers}
          </Button>
        </div>
      )}
    </Panel>
  )
}
