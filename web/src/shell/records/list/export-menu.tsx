/** The list as a file, exactly as it is filtered and ordered on the page. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { addressOf } from '../../api/fetch.ts'
import { useView } from '../../api/session.ts'
import { writeFilters } from './filter.ts'
import { texts } from './texts.ts'
import type { ListView } from './use-list-search.ts'

export function ExportMenu({
  declaration,
  view,
}: {
  readonly declaration: RecordDeclaration
  readonly view: ListView
}) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { scope } = useView()
  const { filters, q, sort } = view
  const download = (format: string) => {
    const query = { ...writeFilters(filters), q: q || undefined, sort, scope, format, lang: language }
    // The answer is a file: the page stays.
    window.location.assign(addressOf(`/${declaration.path}/export`, query))
  }
  return (
    <Menu
      label={say.export}
      trigger={
        <>
          <Icon name="download" size={14} />
          {say.export}
        </>
      }
      choices={[
        { id: 'xlsx', name: say.xlsx, text: say.xlsx, about: say.xlsxAbout },
        { id: 'csv', name: say.csv, text: say.csv, about: say.csvAbout },
        { id: 'json', name: say.json, text: say.json, about: say.jsonAbout },
      ]}
      onChoose={download}
    />
  )
}
