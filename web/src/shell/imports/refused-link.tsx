import type { ImportView } from '@citywide/model/platform/import'
import { Icon } from '../../ui/icon.tsx'
import { useTexts } from '../../ui/language.tsx'
import { addresses } from './queries.ts'
import { texts } from './texts.ts'

/** The refused rows as a file of their own, to be mended and brought in again; nothing where none was refused. */
export function RefusedLink({ view }: { readonly view: ImportView }) {
  const say = useTexts(texts)
  if (!view.counts || view.counts.refused === 0) return null
  return (
    <a className="button" href={addresses.refused(view)} download>
      <Icon name="download" size={14} />
      {say.refusedFile}
    </a>
  )
}
