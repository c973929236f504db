/** Both versions side by side: what is published and what the draft makes of it, field by field. */
import type { DraftView } from '@citywide/model/platform/draft-view'
import { isOpen } from '@citywide/model/platform/draft'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useId, useState } from 'react'
import { Tag } from '../../../ui/chip.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Check } from '../../../ui/choices.tsx'
import { Difference } from '../field/difference.tsx'
import type { Reading } from '../field/format-field.ts'
import { fieldOf, label } from '../register/register.ts'
import './draft.css'
import { type Sides, sideFields, sidesOf } from './sides.ts'
import { texts } from './texts.ts'

interface SideBySideProps {
  readonly declaration: RecordDeclaration
  readonly draft: DraftView
  readonly reading: Reading
}

export function SideBySide({ declaration, draft, reading }: SideBySideProps) {
  const say = useTexts(texts)
  const [all, setAll] = useState(false)
  const sides = sidesOf(draft)
  const fields = sideFields(declaration, sides)
  const changed = fields.filter((field) => field.changed)
  const isNew = draft.base === null
  const shown = all ? fields : changed
  return (
    <Panel
      title={isNew ? say.isNew : say.sides}
      about={say.changedOnly(changed.length)}
      aside={<Check label={say.allFields} checked={all} onChange={setAll} />}
      flush
    >
      {shown.length === 0 && <p className="panel-empty">{say.nothingChanged}</p>}
      {shown.map(({ name, changed: isChanged }) => (
        <Row
          key={name}
          declaration={declaration}
          name={name}
          sides={sides}
          reading={reading}
          one={isNew}
          open={isOpen(draft.state)}
          overlapping={draft.overlaps.includes(name)}
          marked={all && isChanged}
        />
      ))}
    </Panel>
  )
}

interface RowProps {
  readonly declaration: RecordDeclaration
  readonly name: string
  readonly sides: Sides
  readonly reading: Reading
  /** There is no other version: a new record. */
  readonly one: boolean
  readonly open: boolean
  readonly overlapping: boolean
  readonly marked: boolean
}

function Row({ declaration, name, sides, reading, one, open, overlapping, marked }: RowProps) {
  const say = useTexts(texts)
  const id = useId()
  const field = fieldOf(declaration, name)
  if (!field) return null
  const before = sides.before[name]
  const after = sides.after[name]
  return (
    <section className="side-row" aria-labelledby={id}>
      <h3 id={id} className="label">
        {label(field.title, reading.language)} {overlapping && <Tag tone="watch">{say.overlapTag}</Tag>}
        {marked && !overlapping && <Tag>{say.changedTag}</Tag>}
      </h3>
      <div className={one ? undefined : 'sides'}>
        {!one && (
          <div className="side">
            <p className="side-name">{open ? say.publishedSide : say.baseSide}</p>
            <Difference field={field} before={before} after={after} side="before" reading={reading} />
          </div>
        )}
        <div className="side" data-side={one ? undefined : 'draft'}>
          {!one && <p className="side-name">{say.draftSide}</p>}
          <Difference field={field} before={before} after={after} side="after" reading={reading} />
        </div>
      </div>
    </section>
  )
}
