/** The fields of a form, laid out as on the record's page, and what belongs to every record at the end. */
import type { FieldProblem } from '@citywide/model/problem'
import { openMoves } from '@citywide/model/record/lifecycle'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { codeWords } from '../field/format-field.ts'
import { nounOf, partnerOf } from '../list/columns.ts'
import { groupsOf } from '../record/groups.ts'
import { texts as groupTexts } from '../record/texts.ts'
import { commonAskedOf, fieldOf } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import type { Entry, EntryValue } from './entry.ts'
import { FieldControl } from './field-control.tsx'
import { texts } from './texts.ts'

interface FormFieldsProps {
  readonly declaration: RecordDeclaration
  readonly entry: Entry
  readonly problems: readonly FieldProblem[]
  readonly names: Names
  /** State of the record when it was read; undefined for a new one. */
  readonly from: string | undefined
  readonly onChange: (name: string, value: EntryValue) => void
}

export function FormFields(props: FormFieldsProps) {
  const { declaration } = props
  const say = useTexts(texts)
  const group = useTexts(groupTexts)
  return (
    <>
      {groupsOf(declaration).map(({ key, names }) => {
        const typed = names.filter((name) => declaration.fields[name]?.derived === false)
        if (typed.length === 0) return null
        return (
          <Panel key={key} title={group[key]}>
            <Fields {...props} of={typed} />
          </Panel>
        )
      })}
      <Panel title={say.belongs}>
        <Fields {...props} of={commonAskedOf(props.declaration)} />
      </Panel>
    </>
  )
}

function Fields({
  of,
  declaration,
  entry,
  problems,
  names,
  from,
  onChange,
}: FormFieldsProps & { readonly of: readonly string[] }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { lifecycle } = declaration
  const noteFor = (name: string) => {
    const field = declaration.fields[name]
    if (lifecycle?.field !== name || field?.type !== 'code') return undefined
    return from === undefined
      ? say.firstState(codeWords(field.list.values, lifecycle.initial, language))
      : say.openMoves
  }
  return (
    <div className="form-fields">
      {of.map((name) => {
        const field = fieldOf(declaration, name)
        const value = entry[name]
        if (!field || value === undefined) return null
        return (
          <FieldControl
            key={name}
            name={name}
            field={field}
            entry={value}
            problems={problems}
            names={names}
            open={lifecycle?.field === name && from !== undefined ? statesFrom(declaration, from) : undefined}
            nouns={narrowed(declaration, name, entry)}
            note={noteFor(name)}
            onChange={(next) => onChange(name, next)}
          />
        )
      })}
    </div>
  )
}

/** The state itself and those that the lifecycle leaves open. */
function statesFrom({ lifecycle }: RecordDeclaration, from: string): readonly string[] | undefined {
  if (!lifecycle || !Object.hasOwn(lifecycle.moves, from)) return undefined
  return [from, ...openMoves(lifecycle, from)]
}

/** What kind of record a reference may point to, where another field of the form says so. */
function narrowed(declaration: RecordDeclaration, name: string, entry: Entry): readonly string[] | undefined {
  const field = declaration.fields[name]
  if (field?.type !== 'ref' || field.to.length < 2) return undefined
  const kind = kindFieldOf(declaration, name)
  const chosen = kind === undefined ? undefined : entry[kind]
  const noun = typeof chosen === 'string' && chosen !== '' ? nounOf(field.to, chosen) : undefined
  return noun === undefined ? undefined : [noun]
}

/** The field that names the kind of what a reference points to. */
function kindFieldOf(declaration: RecordDeclaration, reference: string): string | undefined {
  return Object.keys(declaration.fields).find((name) => partnerOf(declaration, name) === reference)
}
