/** What happened to a record: who wrote, when, why, and which fields had what value before and after. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Answer } from '../../api/answer.tsx'
import { FieldValue } from '../field/field-value.tsx'
import type { Reading } from '../field/format-field.ts'
import { pointedIn, useNames, useReading } from '../register/names.ts'
import type { Version } from '../register/queries.ts'
import { fieldOf, label } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import './record.css'
import { texts } from './texts.ts'
import { type Change, changesOf, type Difference } from './versions.ts'

interface HistoryProps {
  readonly declaration: RecordDeclaration
  readonly answer: UseQueryResult<Version[]>
  /** Names that are known on the page already. */
  readonly names: Names
}

const SHOWN = 8

export function History({ declaration, answer, names }: HistoryProps) {
  const say = useTexts(texts)
  const count = answer.data?.length
  return (
    <Panel title={say.history} {...(count !== undefined && { about: say.versions(count) })} flush>
      <Answer of={answer} rows={3} what={say.history}>
        {(versions) => <Changes declaration={declaration} versions={versions} names={names} />}
      </Answer>
    </Panel>
  )
}

function Changes({
  declaration,
  versions,
  names,
}: {
  declaration: RecordDeclaration
  versions: readonly Version[]
  names: Names
}) {
  const say = useTexts(texts)
  const [all, setAll] = useState(false)
  const changes = changesOf(declaration, versions)
  const shown = all ? changes : changes.slice(0, SHOWN)
  const pointed = shown.flatMap((change) =>
    change.differences.flatMap(({ name, before, after }) => [
      ...pointedIn(declaration, { [name]: before }),
      ...pointedIn(declaration, { [name]: after }),
    ]),
  )
  const reading = useReading(useNames(names, pointed))
  return (
    <>
      <ol className="lines">
        {shown.map((change) => (
          <Entry
            key={`${change.version.version}${change.version.op}`}
            declaration={declaration}
            change={change}
            reading={reading}
          />
        ))}
      </ol>
      {shown.length < changes.length && (
        <div className="table-foot">
          <Button kind="quiet" onClick={() => setAll(true)}>
            {say.allVersions(changes.length)}
          </Button>
        </div>
      )}
    </>
  )
}

interface EntryProps {
  readonly declaration: RecordDeclaration
  readonly change: Change
  readonly reading: Reading
}

function Entry({ declaration, change, reading }: EntryProps) {
  const say = useTexts(texts)
  const { language, format } = reading
  const { version, op, at, actor, reason, reviewer, draft } = change.version
  const what = { I: say.created, U: say.changed, D: say.deleted }[op]
  return (
    <li className="history-entry">
      <p className="history-head">
        <strong>{actor?.name[language] ?? say.system}</strong> <span>{what}</span>{' '}
        <span className="meta">
          <time dateTime={at}>{format.moment(at)}</time> · {say.version(version)}
        </span>
      </p>
      {reason !== null && <p className="history-why">{say.why(reason)}</p>}
      {draft !== null && (
        <p className="history-why">
          <Link to="/app/drafts/$id" params={{ id: draft }}>
            {reviewer ? say.approvedBy(reviewer.name[language]) : say.withoutReview}
          </Link>
        </p>
      )}
      {op === 'U' && change.differences.length === 0 && <p className="quiet">{say.nothingChanged}</p>}
      {change.differences.length > 0 && (
        <Differences declaration={declaration} of={change.differences} reading={reading} />
      )}
    </li>
  )
}

function Differences({
  declaration,
  of,
  reading,
}: {
  declaration: RecordDeclaration
  of: readonly Difference[]
  reading: Reading
}) {
  const say = useTexts(texts)
  return (
    <table className="differences">
      <thead>
        <tr>
          <th scope="col">{say.field}</th>
          <th scope="col">{say.before}</th>
          <th scope="col">{say.after}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ name, before, after }) => {
          const field = fieldOf(declaration, name)
          if (!field) return null
          return (
            <tr key={name}>
              <th scope="row">{label(field.title, reading.language)}</th>
              <td data-title={say.before}>
                <FieldValue field={field} value={before} reading={reading} />
              </td>
              <td data-title={say.after}>
                <FieldValue field={field} value={after} reading={reading} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
