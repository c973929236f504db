import type { Language } from '@citywide/model/text'
import { Switch } from '../ui/button.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { prefer } from './preferences.ts'
import { texts } from './texts.ts'

/** 中文 or English, remembered; each named in itself. */
export function LanguageSwitch({ onChange }: { readonly onChange?: (language: Language) => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return (
    <Switch
      label={say.language}
      value={language}
      options={[
        { value: 'zh', text: '中文', lang: 'zh-CN' },
        { value: 'en', text: 'EN', lang: 'en', label: 'EN, English' },
      ]}
      onChange={(next) => {
        prefer({ language: next })
        onChange?.(next)
      }}
    />
  )
}
