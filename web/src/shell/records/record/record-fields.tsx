/** The fields of a record, in groups. What a field means can be shown beside its name. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useState } from 'react'
import { Tag } from '../../../ui/chip.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Fact, Facts, Panel } from '../../../ui/panel.tsx'
import { Check } from '../../../ui/choices.tsx'
import { FieldValue } from '../field/field-value.tsx'
import type { Reading } from '../field/format-field.ts'
import { label } from '../register/register.ts'
import type { Stored } from '../register/stored.ts'
import { groupsOf } from './groups.ts'
import './record.css'
import { texts } from './texts.ts'

interface RecordFieldsProps {
  readonly declaration: RecordDeclaration
  readonly record: Stored
  readonly reading: Reading
}

export function RecordFields({ declaration, record, reading }: RecordFieldsProps) {
  const say = useTexts(texts)
  const [explained, setExplained] = useState(false)
  const { language } = reading
  const [first, ...rest] = groupsOf(declaration).map(({ key, names }, index) => (
    <Panel
      key={key}
      title={say[key]}
      {...(index === 0 && { aside: <Check label={say.explain} checked={explained} onChange={setExplained} /> })}
    >
      <Facts>
        {names.map((name) => {
          const field = declaration.fields[name]
          if (!field) return null
          return (
            <Fact
              key={name}
              name={
                <>
                  {label(field.title, language)}
                  {field.personal !== 'none' && <Tag>{say.personal}</Tag>}
                  {field.derived && <Tag>{say.kept}</Tag>}
                  {explained && <small className="field-about">{field.about[language]}</small>}
                </>
              }
            >
              <FieldValue
                field={field}
                value={record[name]}
                reading={reading}
                state={declaration.lifecycle?.field === name}
              />
            </Fact>
          )
        })}
      </Facts>
    </Panel>
  ))
  return (
    <>
      {first}
      {rest.length > 0 && <div className={rest.length > 1 ? 'field-groups' : undefined}>{rest}</div>}
    </>
  )
}
