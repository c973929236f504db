/** One row: what it says, and the proof that it stands in the log, followed by the browser itself. */
import type { AuditProof } from '@citywide/model/platform/audit-view'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Tag } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Fact, Facts } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { actWords } from './act-words.ts'
import { Who } from './audit-rows.tsx'
import { nounWords, registerOf } from './nouns.ts'
import { followed } from './own-check.ts'
import { proofQuery } from './queries.ts'
import { texts } from './texts.ts'

export function RowDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { format, language } = useLanguage()
  const answer = useQuery(proofQuery(id))
  const entry = answer.data?.entry
  const place = entry?.seq ?? null
  return (
    <Dialog
      kind="drawer"
      title={entry ? actWords(entry.act, language) : say.title}
      above={entry && (place === null ? say.rowUnsealed : say.row(format.number(place, 0)))}
      onClose={onClose}
    >
      <Answer of={answer} what={say.title}>
        {(proof) => (
          <div className="stack">
            <What of={proof} />
            <Proof of={proof} />
          </div>
        )}
      </Answer>
    </Dialog>
  )
}

function What({ of: { entry } }: { readonly of: AuditProof }) {
  const say = useTexts(texts)
  const { format, language } = useLanguage()
  const { id, at, act, noun, object, departmentName, purpose, detail } = entry
  const register = registerOf(noun)
  const { version } = (detail ?? {}) as { version?: unknown }
  return (
    <Facts>
      <Fact name={say.time}>
        <time dateTime={at}>{format.moment(at)}</time> <span className="audit-id">{at}</span>
      </Fact>
      <Fact name={say.who}>
        <Who of={entry} />
      </Fact>
      <Fact name={say.what}>
        {actWords(act, language)} <code>{act}</code>
      </Fact>
      {(noun !== null || object !== null) && (
        <Fact name={say.on}>
          {nounWords(noun, language)}
          {object !== null && <span className="audit-id">{object}</span>}
          {register && object !== null && (
            <Link to="/app/records/$path/$id" params={{ path: register.path, id: object }}>
              {say.toRecord}
            </Link>
          )}
        </Fact>
      )}
      {typeof version === 'number' && <Fact name={say.version}>{say.versionOf(format.number(version, 0))}</Fact>}
      {departmentName && (
        <Fact name={say.department}>
          <Words of={departmentName} />
        </Fact>
      )}
      {purpose !== null && <Fact name={say.purpose}>{purpose}</Fact>}
      <Fact name={say.id}>{id}</Fact>
      {Object.keys(detail ?? {}).length > 0 && (
        <Fact name={say.detail}>
          <pre className="audit-text">{JSON.stringify(detail, null, 2)}</pre>
        </Fact>
      )}
    </Facts>
  )
}

function Proof({ of: proof }: { readonly of: AuditProof }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const { entry, text, sealed } = proof
  const own = useQuery({
    queryKey: ['audit', 'own check', entry.id, sealed?.checkpoint.root],
    queryFn: async () => (await followed(proof)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  }).data
  const holds = sealed !== null && sealed.proven && own !== false
  return (
    <section className="audit-proof" aria-label={say.proof}>
      <h3>{say.proof}</h3>
      {!sealed && <p>{say.waits}</p>}
      {sealed && (
        <>
          <p role={holds ? undefined : 'alert'}>
            <Tag tone={holds ? 'good' : 'bad'}>{holds ? say.holds : say.fails}</Tag>{' '}
            {holds
              ? say.proven(
                  sealed.path.length + 1,
                  format.number(sealed.checkpoint.size, 0),
                  format.moment(sealed.checkpoint.at),
                )
              : say.notProven}{' '}
            {own === true ? say.byBrowser : say.byServer}
          </p>
          <details>
            <summary>{say.path}</summary>
            <ol className="audit-path">
              {sealed.path.map(({ side, hash }) => (
                <li key={hash}>
                  {say[side]} <code>{hash}</code>
                </li>
              ))}
            </ol>
          </details>
        </>
      )}
      <details>
        <summary>{say.text}</summary>
        <pre className="audit-text">{text}</pre>
      </details>
    </section>
  )
}
