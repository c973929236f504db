/** Files that others drop: what they hold. */
import { useTexts } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { KindFormProps, SettingsDraft } from '../kind-form.ts'
import { within } from './asked-forms.tsx'
import { emptyMapping } from './empty-pull.ts'
import { MappingFields } from './mapping-fields.tsx'
import { pullTexts } from './pull-texts.ts'
import { CsvFields, JsonFields } from './reading-fields.tsx'

type Content = SettingsDraft<'folder'>['content']
const formats = ['own', 'csv', 'json', 'ndjson'] as const

export function FolderForm({ value, onChange, errors }: KindFormProps<'folder'>) {
  const say = useTexts(pullTexts)
  const { content } = value
  const set = (next: Content) => onChange({ ...value, content: next })
  return (
    <>
      <p className="meta">
        {say.folder} {say.folderDone}
      </p>
      <div className="source-fields">
        <Select
          label={say.content}
          required
          value={content.format}
          options={formats.map((format) => ({ value: format, text: say[format] }))}
          onChange={(format) => set(contentOf(format, 'mapping' in content ? content.mapping : emptyMapping))}
        />
      </div>
      {content.format === 'csv' && (
        <CsvFields
          value={content.reading}
          onChange={(reading) => set({ ...content, reading })}
          errors={within(errors, '/content/reading')}
        />
      )}
      {content.format === 'json' && (
        <JsonFields
          value={content.reading}
          onChange={(reading) => set({ ...content, reading })}
          errors={within(errors, '/content/reading')}
        />
      )}
      {content.format !== 'own' && (
        <>
          <h4>{say.mapping}</h4>
          <MappingFields
            value={content.mapping}
            onChange={(mapping) => set({ ...content, mapping })}
            errors={within(errors, '/content/mapping')}
          />
        </>
      )}
    </>
  )
}

function contentOf(format: string | null, mapping: typeof emptyMapping): Content {
  if (format === 'csv') return { format, reading: {}, mapping }
  if (format === 'json') return { format, reading: {}, mapping }
  return format === 'ndjson' ? { format, mapping } : { format: 'own' }
}
