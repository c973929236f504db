/** Whether rows are new records, or which columns tell the record that a row means. */
import type { ImportMapping } from '@citywide/model/platform/import'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Radios } from '../../records/field/radio.tsx'
import { label } from '../../records/register/register.ts'
import { keyChoices, withKey } from './mapping.ts'
import { texts } from './texts.ts'

interface KeyChoiceProps {
  readonly declaration: RecordDeclaration
  readonly mapping: ImportMapping
  readonly matching: boolean
  /** Said when the check was asked for and no field was chosen. */
  readonly needed: boolean
  readonly onMatching: (matching: boolean) => void
  readonly onChange: (mapping: ImportMapping) => void
}

export function KeyChoice({ declaration, mapping, matching, needed, onMatching, onChange }: KeyChoiceProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const choices = keyChoices(declaration, mapping)
  return (
    <div className="stack key-choice">
      <Radios
        label={say.keyAbout}
        value={matching ? 'matched' : 'new'}
        options={[
          { value: 'new', text: say.everyNew },
          { value: 'matched', text: say.matched },
        ]}
        onChange={(value) => {
          onMatching(value === 'matched')
          if (value === 'new') onChange(withKey(mapping, []))
        }}
      />
      {matching && choices.length === 0 && <p className="meta">{say.keyNone}</p>}
      {matching && choices.length > 0 && (
        <Choices
          label={say.keyFields}
          error={needed ? say.keyNeeded : undefined}
          values={mapping.key}
          options={choices.map(({ name, title }) => ({ value: name, text: label(title, language) }))}
          onChange={(names) => {
            const added = names.filter((name) => !mapping.key.includes(name))
            onChange(withKey(mapping, [...mapping.key.filter((name) => names.includes(name)), ...added]))
          }}
        />
      )}
    </div>
  )
}
