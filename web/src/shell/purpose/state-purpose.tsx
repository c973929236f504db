/** Asks the reader what personal data are needed for, over whatever page is open. Called by `ask`, through prove.tsx. */
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { LanguageProvider } from '../../ui/language.tsx'
import { localeOf } from '../../ui/text.ts'
import { PurposeDialog } from './purpose-dialog.tsx'
import { purposeStated } from './stated.ts'

let open: Promise<boolean> | undefined

/** @returns false when the reader would rather not; several requests that wait at once get the same answer */
export function statePurpose(): Promise<boolean> {
  open ??= new Promise<boolean>((resolve) => {
    const place = document.createElement('div')
    document.body.append(place)
    const root = createRoot(place)
    const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
    const done = (stated: boolean) => {
      root.unmount()
      place.remove()
      open = undefined
      if (stated) purposeStated()
      resolve(stated)
    }
    root.render(
      <LanguageProvider language={language} timeZone="Asia/Shanghai" now={0} judged={0}>
        <I18nProvider locale={localeOf[language]}>
          <PurposeDialog onDone={done} />
        </I18nProvider>
      </LanguageProvider>,
    )
  })
  return open
}
