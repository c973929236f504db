/** Which fields a bulk edit changes, and how. */
import type { FieldProblem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { IconButton } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { typedFields } from '../form/entry.ts'
import { FieldControl } from '../form/field-control.tsx'
import { fieldOf, label } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { emptyEntryOf, type How, type PlannedField, waysOf } from './plan.ts'
import { texts } from './texts.ts'

interface PlanFieldsProps {
  readonly declaration: RecordDeclaration
  readonly fields: readonly PlannedField[]
  readonly problems: readonly FieldProblem[]
  readonly onChange: (fields: readonly PlannedField[]) => void
}

const noNames: Names = {}

export function PlanFields({ declaration, fields, problems, onChange }: PlanFieldsProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const titleOf = (name: string) => label(fieldOf(declaration, name)?.title ?? { zh: name, en: name }, language)
  const left = typedFields(declaration).filter((name) => !fields.some((field) => field.name === name))
  const ways: Readonly<Record<How, string>> = { set: say.set, clear: say.clearField, add: say.add, remove: say.remove }
  const change = (name: string, next: Partial<PlannedField>) =>
    onChange(fields.map((field) => (field.name === name ? { ...field, ...next } : field)))
  const addField = (name: string | null) => {
    const field = name === null ? undefined : fieldOf(declaration, name)
    if (name === null || !field) return
    onChange([...fields, { name, how: waysOf(field)[0] ?? 'set', entry: emptyEntryOf(field) }])
  }
  return (
    <div className="stack">
      {fields.map(({ name, how, entry }) => {
        const field = fieldOf(declaration, name)
        if (!field) return null
        const choices = waysOf(field)
        return (
          <section key={name} className="plan-field" aria-label={titleOf(name)}>
            <div className="plan-field-head">
              {choices.length > 1 ? (
                <Select
                  label={`${titleOf(name)} · ${say.how}`}
                  required
                  value={how}
                  options={choices.map((way) => ({ value: way, text: ways[way] }))}
                  onChange={(next) => next !== null && change(name, { how: next as How })}
                />
              ) : (
                <p className="label">{say.set}</p>
              )}
              <IconButton
                icon="close"
                label={say.leaveOut(titleOf(name))}
                onClick={() => onChange(fields.filter((other) => other.name !== name))}
              />
            </div>
            {how !== 'clear' && (
              <FieldControl
                name={name}
                field={field}
                entry={entry}
                problems={problems}
                names={noNames}
                onChange={(next) => change(name, { entry: next })}
              />
            )}
          </section>
        )
      })}
      <Select
        // Each choice goes up into the list, and the next one begins empty.
        key={fields.length}
        label={say.whichField}
        required
        value={null}
        options={left.map((name) => ({ value: name, text: titleOf(name) }))}
        onChange={addField}
      />
    </div>
  )
}
