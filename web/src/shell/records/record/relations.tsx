/** Which records of other registers point here: how many, the first few by name, and the way to all of them. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts, Words } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Loading } from '../../../ui/state.tsx'
import { texts as common } from '../../../ui/texts.ts'
import { useMayWrite } from '../../api/session.ts'
import { captionOf } from '../register/caption.ts'
import { fewQuery, type Page } from '../register/queries.ts'
import { type Inverse, inversesOf, label, registerTitle } from '../register/register.ts'
import type { Stored } from '../register/stored.ts'
import './record.css'
import { texts } from './texts.ts'

/** Names shown of each relation. */
const FEW = 4

interface RelationsProps {
  readonly declaration: RecordDeclaration
  readonly record: Stored
}

export function Relations({ declaration, record }: RelationsProps) {
  const say = useTexts(texts)
  const { retry } = useTexts(common)
  const { language, format } = useLanguage()
  const inverses = inversesOf(declaration.name)
  const answers = useQueries({
    queries: inverses.map((inverse) => ({
      ...fewQuery(inverse.declaration, { [inverse.name]: [record.id] }, FEW),
      staleTime: 30_000,
    })),
  })
  if (inverses.length === 0) return null
  const all = inverses.map((inverse, index) => ({ inverse, answer: answers[index] }))
  const used = all.flatMap(({ inverse, answer }) =>
    answer?.data && answer.data.count.value > 0 ? [{ inverse, page: answer.data }] : [],
  )
  const unused = all.filter(({ answer }) => answer?.data?.count.value === 0).map(({ inverse }) => inverse)
  const failed = all.filter(({ answer }) => answer?.isError && !answer.data)
  const waiting = all.some(({ answer }) => answer?.isPending)
  return (
    <Panel title={say.relations} flush>
      {used.map(({ inverse, page }) => (
        <Relation key={`${inverse.declaration.path} ${inverse.name}`} inverse={inverse} page={page} id={record.id} />
      ))}
      {waiting && <Loading rows={3} />}
      {!waiting && used.length === 0 && failed.length === 0 && <p className="panel-empty">{say.notUsed}</p>}
      {failed.length > 0 && (
        <div className="panel-empty" role="alert">
          <p>
            {say.relationsFailed(
              format.list(failed.map(({ inverse }) => registerTitle(inverse.declaration, language))),
            )}
          </p>
          <Button onClick={() => failed.forEach(({ answer }) => void answer?.refetch())}>{retry}</Button>
        </div>
      )}
      {unused.length > 0 && <Unused inverses={unused} id={record.id} />}
    </Panel>
  )
}

interface RelationProps {
  readonly inverse: Inverse
  readonly page: Page
  readonly id: string
}

function Relation({ inverse, page, id }: RelationProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { declaration, name } = inverse
  const { value, exact } = page.count
  const reading = { language, format, names: page.refs }
  return (
    <section className="relation">
      <h3 className="relation-head">
        <Link to="/app/records/$path" params={{ path: declaration.path }} search={{ [name]: id }}>
          {registerTitle(declaration, language)}
        </Link>{' '}
        <Role inverse={inverse} />
      </h3>
      <ul className="relation-names">
        {page.items.map((record) => (
          <li key={record.id}>
            <Link to="/app/records/$path/$id" params={{ path: declaration.path, id: record.id }}>
              <Words of={captionOf(declaration, record, reading)} />
            </Link>
          </li>
        ))}
      </ul>
      <p className="relation-foot">
        {value > page.items.length && (
          <Link to="/app/records/$path" params={{ path: declaration.path }} search={{ [name]: id }}>
            {(exact ? say.all : say.atLeast)(format.number(value, 0))}
          </Link>
        )}
        <AddLink inverse={inverse} id={id} />
      </p>
    </section>
  )
}

/** In which role the record stands there, where its own noun does not say it. */
function Role({ inverse }: { readonly inverse: Inverse }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return <small className="meta">{say.as(inverse.field.title[language])}</small>
}

/** A new record of that register, with the reference filled in. Lists of references begin with this one. */
function AddLink({ inverse, id }: { readonly inverse: Inverse; readonly id: string }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const mayWrite = useMayWrite()
  const { declaration, name } = inverse
  if (!mayWrite || inverse.field.derived) return null
  return (
    <Link to="/app/records/$path/new" params={{ path: declaration.path }} search={{ [name]: id }}>
      <Icon name="plus" size={12} />
      {say.addTo(declaration.title[language])}
    </Link>
  )
}

function Unused({ inverses, id }: { readonly inverses: readonly Inverse[]; readonly id: string }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return (
    <details className="unused">
      <summary>{say.usedNowhere(inverses.length)}</summary>
      <ul>
        {inverses.map((inverse) => (
          <li key={`${inverse.declaration.path} ${inverse.name}`}>
            <span>
              {label(inverse.declaration.title, language)} <Role inverse={inverse} />
            </span>
            <AddLink inverse={inverse} id={id} />
          </li>
        ))}
      </ul>
    </details>
  )
}
