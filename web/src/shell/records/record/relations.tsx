/** Which records of other registers point here: how many, the first few by name, and the way to all of them. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts, Words } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Answer } from '../../api/answer.tsx'
import { useMayWrite } from '../../api/session.ts'
import { captionOf } from '../register/caption.ts'
import { type Inverse, inversesOf, label, registerTitle } from '../register/register.ts'
import type { Names, Stored } from '../register/stored.ts'
import { type Around, type Relation, relationsQuery } from './around.ts'
import './record.css'
import { texts } from './texts.ts'

interface RelationsProps {
  readonly around: Around
}

export function Relations({ around }: RelationsProps) {
  const say = useTexts(texts)
  const { declaration, id } = around
  const inverses = inversesOf(declaration.name)
  const answer = useQuery(relationsQuery(around))
  if (inverses.length === 0) return null
  return (
    <Panel title={say.relations} flush>
      <Answer of={answer} rows={3} what={say.relations}>
        {({ items, refs }) => {
          const found = (inverse: Inverse) =>
            items.find(({ register, field }) => register === inverse.declaration.path && field === inverse.name)
          const unused = inverses.filter((inverse) => !found(inverse))
          return (
            <>
              {items.length === 0 && <p className="panel-empty">{say.notUsed}</p>}
              {inverses.map((inverse) => {
                const relation = found(inverse)
                const key = `${inverse.declaration.path} ${inverse.name}`
                return relation && <Used key={key} inverse={inverse} relation={relation} names={refs} id={id} />
              })}
              {unused.length > 0 && <Unused inverses={unused} id={id} />}
            </>
          )
        }}
      </Answer>
    </Panel>
  )
}

interface UsedProps {
  readonly inverse: Inverse
  readonly relation: Relation
  /** What the records point to. */
  readonly names: Names
  readonly id: string
}

function Used({ inverse, relation, names, id }: UsedProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { declaration, name } = inverse
  const { items, count } = relation
  const { value, exact } = count
  const reading = { language, format, names }
  return (
    <section className="relation">
      <h3 className="relation-head">
        <Link to="/app/records/$path" params={{ path: declaration.path }} search={{ [name]: id }}>
          {registerTitle(declaration, language)}
        </Link>{' '}
        <Role inverse={inverse} />
      </h3>
      <ul className="relation-names">
        {items.map((record) => (
          <li key={record.id}>
            <Link to="/app/records/$path/$id" params={{ path: declaration.path, id: record.id }}>
              <Words of={captionOf(declaration, record as Stored, reading)} />
            </Link>
          </li>
        ))}
      </ul>
      <p className="relation-foot">
        {value > items.length && (
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
