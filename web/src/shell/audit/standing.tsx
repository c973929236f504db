/** How far the log can be trusted: sealed, checked, witnessed. */
import type { AuditState } from '@citywide/model/platform/audit-view'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import { texts } from './texts.ts'

const tones = { sound: 'good', warning: 'watch', broken: 'bad', sealed: 'good', late: 'watch', stopped: 'bad' } as const

export function Standing({ state }: { readonly state: AuditState }) {
  const say = useTexts(texts)
  const { format, language } = useLanguage()
  const { seal, checkpoint, verification, witnesses, archives } = state
  const count = (value: number) => format.number(value, 0)
  const since = seal.since === null ? '' : format.moment(seal.since)
  const ways: Readonly<Record<string, string>> = { file: say.file, host: say.host }
  return (
    <Panel title={say.standing}>
      <Facts>
        <Fact name={say.seal}>
          <Tag tone={tones[seal.state]}>{seal.state === 'sealed' ? say.sealed : say[seal.state](since)}</Tag>
        </Fact>
        <Fact name={say.check}>
          {verification ? (
            <>
              <Tag tone={tones[verification.outcome]}>{say[verification.outcome]}</Tag>{' '}
              {say.checked(count(verification.rows), format.moment(verification.at))}
            </>
          ) : (
            say.noCheck
          )}
        </Fact>
        {verification && verification.findings.length > 0 && (
          <Fact name={say.findings}>
            <ul className="audit-findings">
              {verification.findings.slice(0, 10).map((finding, index) => (
                <li key={index}>{finding.text[language]}</li>
              ))}
              {verification.findingCount > 10 && <li>{say.moreFindings(count(verification.findingCount - 10))}</li>}
            </ul>
          </Fact>
        )}
        <Fact name={say.witnesses}>
          {witnesses.length === 0 ? (
            say.noWitness
          ) : (
            <ul className="audit-findings">
              {witnesses.map(({ name, size, deliveredAt, failingSince, trouble }) => (
                <li key={name}>
                  {failingSince === null
                    ? say.witnessed(
                        ways[name] ?? name,
                        count(size),
                        deliveredAt === null ? '–' : format.moment(deliveredAt),
                      )
                    : say.failing(ways[name] ?? name, format.moment(failingSince), trouble ?? '')}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        {checkpoint && (
          <Fact name={say.code}>
            <span className="audit-code">{checkpoint.code}</span>{' '}
            <a href={`/checkpoint?lang=${language}`}>{say.publicPage}</a>
          </Fact>
        )}
        {archives.length > 0 && (
          <Fact name={say.archives}>
            <ul className="audit-findings">
              {archives.map(({ firstSeq, lastSeq, file }) => (
                <li key={file}>{say.archived(count(firstSeq), count(lastSeq), file)}</li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
    </Panel>
  )
}
