/** Two people wrote the same: mine and theirs side by side, one choice per field, then it is saved again. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Difference } from '../field/difference.tsx'
import { FieldValue } from '../field/field-value.tsx'
import type { Reading } from '../field/format-field.ts'
import { pointedIn, useNames, useReading } from '../register/names.ts'
import { fieldOf, label } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { type Choice, type Conflict, conflictOf, settled } from './conflict.ts'
import { type Entry, entryFrom, valueOf } from './entry.ts'
import './form.css'
import { texts } from './texts.ts'

interface ConflictViewProps {
  readonly declaration: RecordDeclaration
  readonly title: string
  /** Who was faster, and what is to be done. */
  readonly lead: string
  /** What the two sides are called. */
  readonly called: { readonly mine: string; readonly theirs: string }
  /** What stood there when it was read. */
  readonly base: Entry
  readonly mine: Entry
  /** What stands there now. */
  readonly theirs: Readonly<Record<string, unknown>>
  readonly names: Names
  readonly saving: boolean
  readonly onSave: (entry: Entry) => void
  readonly onBack: () => void
}

export function ConflictView({
  declaration,
  title,
  lead,
  called,
  base,
  mine,
  theirs,
  names,
  saving,
  onSave,
  onBack,
}: ConflictViewProps) {
  const say = useTexts(texts)
  const { timeZone } = useLanguage()
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [asked, setAsked] = useState(false)
  const standing = entryFrom(declaration, theirs, timeZone)
  const conflict = conflictOf(declaration, base, mine, standing)
  const open = conflict.both.filter((name) => choices[name] === undefined)
  const valuesIn = (entry: Entry) => valuesOf(declaration, entry, timeZone)
  const sides = { base: valuesIn(base), mine: valuesIn(mine), theirs, called }
  const pointed = [sides.mine, sides.base, sides.theirs].flatMap((values) => pointedIn(declaration, values))
  const reading = useReading(useNames(names, pointed))
  const takeAll = (choice: Choice) => setChoices(Object.fromEntries(conflict.both.map((name) => [name, choice])))
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (open.length === 0) onSave(settled(conflict, choices, mine, standing))
      }}
    >
      <PageHead title={title} sentence={lead} />
      {conflict.both.length === 0 ? (
        <p>{say.noneInConflict}</p>
      ) : (
        <Panel
          title={say.bothChanged}
          aside={
            conflict.both.length > 1 && (
              <>
                <Button kind="quiet" onClick={() => takeAll('mine')}>
                  {say.takeAll(called.mine)}
                </Button>
                <Button kind="quiet" onClick={() => takeAll('theirs')}>
                  {say.takeAll(called.theirs)}
                </Button>
              </>
            )
          }
          flush
        >
          {conflict.both.map((name) => (
            <Row
              key={name}
              declaration={declaration}
              name={name}
              sides={sides}
              reading={reading}
              choice={choices[name]}
              onChoose={(choice) => setChoices((now) => ({ ...now, [name]: choice }))}
            />
          ))}
        </Panel>
      )}
      <OneSided declaration={declaration} conflict={conflict} sides={sides} reading={reading} />
      <div className="form-foot">
        <Button type="submit" kind="primary" disabled={saving}>
          {saving ? say.saving : say.saveChoice}
        </Button>
        <Button onClick={onBack}>{say.backToForm}</Button>
        {asked && open.length > 0 && (
          <p className="field-error" role="alert">
            {say.chooseAll(open.length)}
          </p>
        )}
      </div>
    </form>
  )
}

type Values = Readonly<Record<string, unknown>>
interface Sides {
  readonly base: Values
  readonly mine: Values
  readonly theirs: Values
  readonly called: ConflictViewProps['called']
}

interface RowProps {
  readonly declaration: RecordDeclaration
  readonly name: string
  readonly sides: Sides
  readonly reading: Reading
  readonly choice: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

function Row({ declaration, name, sides, reading, choice, onChoose }: RowProps) {
  const say = useTexts(texts)
  const field = fieldOf(declaration, name)
  if (!field) return null
  return (
    <fieldset className="conflict-row">
      <legend className="label">{label(field.title, reading.language)}</legend>
      <div className="conflict-sides">
        {(['mine', 'theirs'] as const).map((side) => (
          <label key={side} className="conflict-side">
            <input type="radio" name={`side-${name}`} checked={choice === side} onChange={() => onChoose(side)} />
            <strong>{sides.called[side]}</strong>
            <span className="conflict-value">
              <Difference
                field={field}
                before={sides.base[name]}
                after={sides[side][name]}
                side="after"
                reading={reading}
              />
            </span>
          </label>
        ))}
      </div>
      <p className="conflict-was">
        {say.asRead}
        {reading.language === 'zh' ? '：' : ': '}
        <FieldValue field={field} value={sides.base[name]} reading={reading} />
      </p>
    </fieldset>
  )
}

function OneSided({
  declaration,
  conflict,
  sides,
  reading,
}: {
  declaration: RecordDeclaration
  conflict: Conflict
  sides: Sides
  reading: Reading
}) {
  const say = useTexts(texts)
  const lists = [
    { title: say.onlyOne(sides.called.mine), names: conflict.mine, values: sides.mine },
    { title: say.onlyOne(sides.called.theirs), names: conflict.theirs, values: sides.theirs },
    { title: say.merged, names: Object.keys(conflict.merged), values: conflict.merged },
  ]
  return lists.map(({ title, names, values }) =>
    names.length === 0 ? null : (
      <Panel key={title} title={title}>
        <dl className="facts">
          {names.map((name) => {
            const field = fieldOf(declaration, name)
            return field ? (
              <div key={name}>
                <dt>{label(field.title, reading.language)}</dt>
                <dd>
                  <FieldValue field={field} value={values[name]} reading={reading} />
                </dd>
              </div>
            ) : null
          })}
        </dl>
      </Panel>
    ),
  )
}

function valuesOf(declaration: RecordDeclaration, entry: Entry, timeZone: string): Values {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([name, typed]) => {
      const field = fieldOf(declaration, name)
      const read = field && valueOf(field, typed, timeZone)
      return read && 'value' in read ? [[name, read.value]] : []
    }),
  )
}
