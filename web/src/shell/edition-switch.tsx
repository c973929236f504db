import { useRouter, useSearch } from '@tanstack/react-router'
import { Switch } from '../ui/button.tsx'
import { useTexts } from '../ui/language.tsx'
import { type Edition, editionNames, editions, useEdition } from './api/edition.ts'
import { prefer } from './preferences.ts'
import { texts } from './texts.ts'

/** ISO 37106:2021 or GB/T 41150-2021, remembered. An address that names an edition follows. */
export function EditionSwitch() {
  const say = useTexts(texts)
  const router = useRouter()
  const { standard } = useSearch({ strict: false })
  const choose = (edition: Edition) => {
    prefer({ edition })
    if (standard === undefined) return
    void router.navigate({ to: '.', search: (all) => ({ ...all, standard: edition }), replace: true })
  }
  return (
    <Switch
      label={say.edition}
      value={useEdition()}
      options={editions.map((edition) => ({ value: edition, text: editionNames[edition] }))}
      onChange={choose}
    />
  )
}
