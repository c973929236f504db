/** Where the mapping came from, and the other mappings that are kept for this register. */
import type { ImportMapping, ImportView } from '@citywide/model/platform/import'
import { useQuery } from '@tanstack/react-query'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { sourcesQuery } from '../queries.ts'
import { borrowed } from './mapping.ts'
import { texts } from './texts.ts'

interface RememberedProps {
  readonly view: ImportView
  readonly onChange: (mapping: ImportMapping) => void
}

/** Another mapping that is kept for this register can be taken over. */
export function RememberedMenu({ view, onChange }: RememberedProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const sources = useQuery(sourcesQuery(view.register)).data ?? []
  if (sources.length === 0) return null
  return (
    <Menu
      label={say.useRemembered}
      trigger={
        <>
          <Icon name="history" size={14} />
          {say.useRemembered}
        </>
      }
      choices={sources.map(({ id, name, updatedAt }) => ({
        id,
        name,
        text: name,
        about: say.rememberedOn(format.dayOf(updatedAt)),
        selected: id === view.source?.id,
      }))}
      onChoose={(id) => {
        const source = sources.find((one) => one.id === id)
        if (source) onChange(borrowed(source.mapping, view.columns))
      }}
    />
  )
}
