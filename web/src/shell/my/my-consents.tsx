/** Consents: each for one purpose, given to a text that is in sight, withdrawn with one button and one confirmation. */
import type { MyConsent, PrivacyNotice } from '@citywide/model/platform/my-data'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts, useWords, Words } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Fact, Facts } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { newKey } from '../records/form/new-key.ts'
import { ProblemLine } from './problem-line.tsx'
import { consentsQuery, giveConsent, withdrawConsent } from './queries.ts'
import { texts } from './texts.ts'
import { categoryWord } from './words.ts'

export function MyConsents() {
  const say = useTexts(texts)
  const answer = useQuery(consentsQuery)
  const [leaving, setLeaving] = useState<MyConsent>()
  const inForce = answer.data?.given.filter(({ state }) => state === 'in_force').length
  return (
    <>
      <PageHead title={say.consents} sentence={inForce !== undefined && say.consentsSentence(inForce)} />
      <Answer of={answer} rows={6} what={say.consents}>
        {({ given, offers }) => (
          <>
            <section className="stack">
              <h2>{say.given}</h2>
              {given.length === 0 && <p className="quiet">{say.noneGiven}</p>}
              <ul className="my-list">
                {given.map((consent) => (
                  <Given key={consent.id} of={consent} onWithdraw={() => setLeaving(consent)} />
                ))}
              </ul>
            </section>
            <section className="stack">
              <h2>{say.offers}</h2>
              <p className="quiet">{offers.length === 0 ? say.noOffers : say.voluntary}</p>
              <ul className="my-list">
                {offers.map((notice) => (
                  <Offer key={notice.id} of={notice} />
                ))}
              </ul>
            </section>
          </>
        )}
      </Answer>
      {leaving && <Withdraw of={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  )
}

const tones = { in_force: 'good', expired: 'off', withdrawn: 'off' } as const

function Given({ of: consent, onWithdraw }: { readonly of: MyConsent; readonly onWithdraw: () => void }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { state, expiresAt, withdrawnAt, dataCategories } = consent
  return (
    <li className="panel my-card">
      <p className="my-card-head">
        <Mark tone={tones[state]} weight="hollow">
          {say[state]}
        </Mark>
      </p>
      <h3 className="my-card-title">
        <Words of={consent.purpose} />
      </h3>
      <Facts>
        {consent.grantee && (
          <Fact name={say.grantee}>
            <Words of={consent.grantee} />
          </Fact>
        )}
        {dataCategories.length > 0 && (
          <Fact name={say.data}>{format.list(dataCategories.map((code) => categoryWord(code, language)))}</Fact>
        )}
        <Fact name={say.grantedAt}>{format.moment(consent.grantedAt)}</Fact>
        {withdrawnAt === null ? (
          <Fact name={say.expiresAt}>{expiresAt === null ? say.openEnded : format.dayOf(expiresAt)}</Fact>
        ) : (
          <Fact name={say.withdrawnAt}>{format.moment(withdrawnAt)}</Fact>
        )}
        <Fact name={say.uses}>{format.number(consent.uses)}</Fact>
      </Facts>
      <div className="row">
        {state === 'in_force' && <Button onClick={onWithdraw}>{say.withdraw}</Button>}
        {consent.receiptId !== null && (
          <Link className="button" data-kind="quiet" to="/my" search={{ show: 'receipt', id: consent.id }}>
            {say.receipt}
          </Link>
        )}
      </div>
    </li>
  )
}

function Offer({ of: notice }: { readonly of: PrivacyNotice }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const words = useWords()
  const client = useQueryClient()
  const [key] = useState(newKey)
  // The hash of exactly the text below goes along: consent to anything else is refused.
  const shown = notice.body[language] ? language : language === 'zh' ? 'en' : 'zh'
  const given = useMutation({
    mutationFn: () =>
      giveConsent(
        { noticeId: notice.id, version: notice.version, language: shown, hash: notice.hashes[shown] ?? '' },
        key,
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['my'] }),
  })
  return (
    <li className="panel my-card">
      <h3 className="my-card-title">
        <Words of={notice.purpose} />
      </h3>
      <p className="my-notice" lang={shown === 'zh' ? 'zh-CN' : 'en'}>
        {notice.body[shown]}
      </p>
      <Facts>
        <Fact name={say.grantee}>
          <Words of={notice.grantee} />
        </Fact>
        <Fact name={say.controller}>
          <Words of={notice.controller} />
        </Fact>
        <Fact name={say.recipients}>
          {notice.recipients.length === 0 ? say.nobody : format.list(notice.recipients.map(words))}
        </Fact>
        <Fact name={say.data}>{format.list(notice.dataCategories.map((code) => categoryWord(code, language)))}</Fact>
        <Fact name={say.period}>{notice.months === null ? say.openEnded : say.months(notice.months)}</Fact>
        <Fact name={say.notice}>{say.version(notice.version)}</Fact>
      </Facts>
      <ProblemLine of={given.error} />
      <div className="row">
        <Button disabled={given.isPending} onClick={() => given.mutate()}>
          {say.give}
        </Button>
      </div>
    </li>
  )
}

function Withdraw({ of: consent, onClose }: { readonly of: MyConsent; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const words = useWords()
  const client = useQueryClient()
  const [key] = useState(newKey)
  const withdrawn = useMutation({
    mutationFn: () => withdrawConsent(consent.id, key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['my'] })
      onClose()
    },
  })
  return (
    <Dialog kind="dialog" title={say.withdrawTitle(words(consent.purpose))} onClose={onClose}>
      <div className="stack">
        <p>{say.withdrawHow}</p>
        <ProblemLine of={withdrawn.error} />
        <div className="row">
          <Button kind="primary" disabled={withdrawn.isPending} onClick={() => withdrawn.mutate()}>
            {say.withdrawYes}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}
