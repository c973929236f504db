/** What every row gets in a field that the file does not fill. Fields that new records need stand here by themselves. */
import { lazy, Suspense } from 'react'
import type { ImportMapping } from '@citywide/model/platform/import'
import { importTargets, type ImportTarget } from '@citywide/model/platform/import-target'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { IconButton } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { pointedIn, useNames } from '../../records/register/names.ts'
import { label } from '../../records/register/register.ts'
import type { Names } from '../../records/register/stored.ts'
import { meanings } from './column-questions.ts'
import { withConstant } from './mapping.ts'
import { TargetPicker } from './target-picker.tsx'
import { texts } from './texts.ts'

/** Finding records by typing takes more code than the rest of the step. */
const RecordField = lazy(() =>
  import('../../records/form/record-field.tsx').then((parts) => ({ default: parts.RecordField })),
)

interface ConstantsProps {
  readonly declaration: RecordDeclaration
  readonly mapping: ImportMapping
  /** Names of fields that nothing fills yet. */
  readonly missing: readonly string[]
  readonly onChange: (mapping: ImportMapping) => void
}

const none: Names = {}

export function Constants({ declaration, mapping, missing, onChange }: ConstantsProps) {
  const say = useTexts(texts)
  const targets = importTargets(declaration)
  const mapped = new Set(mapping.columns.map(({ field }) => field))
  const shown = targets.filter(({ name, base }) => Object.hasOwn(mapping.constants, name) || missing.includes(base))
  const names = useNames(none, pointedIn(declaration, idsOf(mapping.constants)))
  const free = targets.filter(
    (target) => target.field !== undefined && !mapped.has(target.name) && !shown.includes(target),
  )
  return (
    <div className="stack">
      {shown.length === 0 && <p className="meta">{say.noConstants}</p>}
      {shown.length > 0 && (
        <div className="form-fields">
          {shown.map((target) => (
            <ConstantField
              key={target.name}
              target={target}
              value={mapping.constants[target.name]}
              names={names}
              removable={!missing.includes(target.base) && !target.required}
              onChange={(value) => onChange(withConstant(mapping, target.name, value))}
            />
          ))}
        </div>
      )}
      <div>
        <TargetPicker
          declaration={declaration}
          targets={free}
          name={say.addConstant}
          listName={say.addConstant}
          className="button"
          face={
            <>
              <Icon name="plus" size={14} />
              {say.addConstant}
            </>
          }
          onChoose={(target) => target && onChange(withConstant(mapping, target.name, ''))}
        />
      </div>
    </div>
  )
}

/** Only ids can be asked for by name. */
function idsOf(constants: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(constants).filter(([, value]) => /^[0-9a-f-]{36}$/.test(value)))
}

interface ConstantFieldProps {
  readonly target: ImportTarget
  readonly value: string | undefined
  readonly names: Names
  readonly removable: boolean
  readonly onChange: (value: string | undefined) => void
}

function ConstantField({ target, value = '', names, removable, onChange }: ConstantFieldProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const title = label(target.title, language)
  return (
    <div className="constant-field">
      <ConstantControl target={target} title={title} value={value} names={names} onChange={onChange} />
      {removable && <IconButton icon="close" label={say.removeConstant(title)} onClick={() => onChange(undefined)} />}
    </div>
  )
}

interface ConstantControlProps extends Omit<ConstantFieldProps, 'removable'> {
  readonly title: string
}

function ConstantControl({ target, title, value = '', names, onChange }: ConstantControlProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { field, required } = target
  const frame = { label: title, help: field?.about[language] ?? '', error: undefined, required }
  const chosen = value === '' ? null : value
  switch (field?.type) {
    case 'code':
    case 'boolean':
      if (field.type === 'code' && !field.list.closed) return <TextField {...frame} value={value} onChange={onChange} />
      return (
        <Select
          {...frame}
          value={chosen}
          options={Object.entries(meanings(field)).map(([code, text]) => ({
            value: code,
            text: label(text, language),
          }))}
          onChange={(code) => onChange(code ?? '')}
        />
      )
    case 'ref':
      return (
        <Suspense>
          <RecordField {...frame} nouns={field.to} value={value} names={names} onChange={onChange} />
        </Suspense>
      )
    case 'date':
      return <TextField {...frame} kind="date" value={value} onChange={onChange} />
    case 'text':
    case 'bilingual':
    case 'number':
    case 'integer':
    case 'datetime':
    case 'codes':
    case 'refs':
    case 'json':
    case undefined:
      return (
        <TextField
          {...frame}
          help={[frame.help, say.codeHelp].join(language === 'zh' ? '' : ' ')}
          value={value}
          {...(target.language && { lang: target.language === 'zh' ? 'zh-CN' : 'en' })}
          maxLength={2_000}
          onChange={onChange}
        />
      )
  }
}
