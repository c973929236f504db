/** Asks the reader for a factor, over whatever page is open, and says whether it was shown. Called by `ask` alone. */
import { FactorWays } from '@citywide/model/platform/sign-in'
import { type ReactNode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LanguageProvider, useTexts } from '../../ui/language.tsx'
import { Loading } from '../../ui/state.tsx'
import { localeOf } from '../../ui/text.ts'
import { ask } from '../api/fetch.ts'
import { FactorForm } from './factor-form.tsx'
import { texts } from './prove-texts.ts'

let open: Promise<boolean> | undefined

/**
 * @param code of the problem that said so: `STEP_UP` needs a strong factor, `PROOF_NEEDED` the strongest there is,
 *   `FACTOR_NEEDED` an account that has its factors, which is another page's work, `PURPOSE_NEEDED` a stated purpose
 * @returns false when the reader would rather not; several requests that wait at once get the same answer
 */
export function prove(code: string): Promise<boolean> {
  if (code === 'FACTOR_NEEDED') {
    if (location.pathname !== '/app/account') location.assign('/app/account')
    return Promise.resolve(false)
  }
  if (code === 'PURPOSE_NEEDED')
    return import('../purpose/state-purpose.tsx').then(({ statePurpose }) => statePurpose())
  open ??= new Promise<boolean>((resolve) => {
    const place = document.createElement('div')
    document.body.append(place)
    const root = createRoot(place)
    const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
    const done = (shown: boolean) => {
      root.unmount()
      place.remove()
      open = undefined
      resolve(shown)
    }
    root.render(
      <LanguageProvider language={language} timeZone="Asia/Shanghai" now={0} judged={0}>
        <I18nProvider locale={localeOf[language]}>
          <ProofDialog strong={code === 'STEP_UP'} onDone={done} />
        </I18nProvider>
      </LanguageProvider>,
    )
  })
  return open
}

function ProofDialog({ strong, onDone }: { readonly strong: boolean; readonly onDone: (shown: boolean) => void }) {
  const say = useTexts(texts)
  const [ways, setWays] = useState<FactorWays | 'failed'>()
  useEffect(() => {
    ask({ path: '/account/proof', query: { strong }, answer: FactorWays }).then(setWays, () => setWays('failed'))
  }, [strong])
  return (
    <Dialog kind="dialog" title={say.title} onClose={() => onDone(false)}>
      <div className="stack">{content()}</div>
    </Dialog>
  )

  function content(): ReactNode {
    if (ways === undefined) return <Loading rows={2} />
    if (ways === 'failed') return <p>{say.failed}</p>
    if (!Object.values(ways).some(Boolean))
      return (
        <>
          <p>{say.none}</p>
          <div className="row">
            <a className="button" data-kind="primary" href="/app/account">
              {say.toAccount}
            </a>
            <Button onClick={() => onDone(false)}>{say.leave}</Button>
          </div>
        </>
      )
    return (
      <>
        <p>{strong ? say.strong : say.any}</p>
        <FactorForm
          ways={ways}
          question="/account/proof/passkey/question"
          onShow={async (body) => {
            await ask({ path: '/account/proof', method: 'POST', body, answer: z.undefined() })
            onDone(true)
          }}
        />
      </>
    )
  }
}
