/** The receipt of a consent as a page: what was agreed to, with whom, when, and what proves it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { receiptQuery } from './queries.ts'
import { texts } from './texts.ts'
import { methodWord } from './words.ts'

export function MyReceipt({ id }: { readonly id: string }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const words = useWords()
  return (
    <Answer of={useQuery(receiptQuery(id))} rows={10} what={say.receipt} page>
      {({ receipt, signatures }) => {
        const { privacy_notice: notice, purposes, language: shown } = receipt.pii_processing
        const named = (role: string) =>
          receipt.party_identification
            .filter((party) => party.party_role === role)
            .map((party) => words(party.party_name))
        return (
          <>
            <PageHead
              title={say.receipt}
              sentence={purposes[0]?.purpose}
              aside={
                <>
                  <a className="button not-on-paper" href={`/api/my/consents/${id}/receipt`} download>
                    {say.receiptJson}
                  </a>
                  <Button className="not-on-paper" onClick={() => print()}>
                    {say.print}
                  </Button>
                  <Link className="button not-on-paper" data-kind="quiet" to="/my" search={{ show: 'consents' }}>
                    {say.back}
                  </Link>
                </>
              }
            />
            <Panel title={say.notice} aside={say.version(notice.version)}>
              <p className="my-notice" lang={shown === 'en' ? 'en' : 'zh-CN'}>
                {notice.text}
              </p>
            </Panel>
            <Panel title={say.receipt}>
              <Facts>
                <Fact name={say.number}>{receipt.receipt_id}</Fact>
                <Fact name={say.purpose}>{purposes[0]?.purpose}</Fact>
                <Fact name={say.data}>
                  {format.list((purposes[0]?.pii_information ?? []).map(({ description }) => words(description)))}
                </Fact>
                <Fact name={say.controller}>{format.list(named('PII controller')) || say.nobody}</Fact>
                <Fact name={say.grantee}>
                  {format.list(named('PII processor')) || format.list(named('PII controller'))}
                </Fact>
                <Fact name={say.recipients}>{format.list(named('third party')) || say.nobody}</Fact>
                {receipt.events.map((event) => (
                  <Fact key={event.event_state} name={event.event_state === 'given' ? say.grantedAt : say.withdrawnAt}>
                    {format.moment(event.event_time)}
                    {event.method !== null && <span className="quiet"> · {methodWord(event.method, language)}</span>}
                  </Fact>
                ))}
                <Fact name={say.expiresAt}>
                  {purposes[0]?.retention_period ? format.dayOf(purposes[0].retention_period) : say.openEnded}
                </Fact>
                <Fact name={say.pseudonym}>{receipt.record.pii_principal_id}</Fact>
                <Fact name={say.hash}>
                  <code>{notice.sha256}</code>
                </Fact>
                <Fact name={say.signature}>
                  {signatures.length === 0
                    ? say.unsigned
                    : signatures.map(({ keyId, suite, signature }) => (
                        <p key={keyId}>
                          {suite} · {keyId}
                          <br />
                          <code>{signature}</code>
                        </p>
                      ))}
                </Fact>
              </Facts>
            </Panel>
          </>
        )
      }}
    </Answer>
  )
}
