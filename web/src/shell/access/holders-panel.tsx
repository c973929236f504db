/** Who holds what now, as a table and a file. */
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { addressOf } from '../api/fetch.ts'
import { holdersQuery } from './queries.ts'
import { texts } from './texts.ts'
import { roleName } from './words.ts'

export function HoldersPanel() {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format } = useLanguage()
  const answer = useQuery(holdersQuery)
  return (
    <Panel
      title={say.tableOf}
      aside={
        <a className="button" href={addressOf('/admin/holders.csv', { lang: language })} download>
          {say.csv}
        </a>
      }
      flush
    >
      <Answer of={answer} rows={8} what={say.holders}>
        {(holdings) => (
          // A wide table scrolls by itself, also by keyboard; the page never does.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <section className="access-table" aria-label={say.tableOf} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say.role}</th>
                  <th scope="col">{say.name}</th>
                  <th scope="col">{say.organization}</th>
                  <th scope="col">{say.grantor}</th>
                  <th scope="col">{say.reason}</th>
                  <th scope="col">{say.ends}</th>
                </tr>
              </thead>
              <tbody>
                {holdings.map(({ id, role, name, login, organization, grantedBy, approvedBy, reason, expiresAt }) => (
                  <tr key={id}>
                    <th scope="row">{roleName(role, language)}</th>
                    <td>
                      {name[language]} <span className="quiet">{login}</span>
                    </td>
                    <td>{organization ? words(organization) : '—'}</td>
                    <td>
                      {[grantedBy?.[language] ?? say.installation, approvedBy?.[language]].filter(Boolean).join(' · ')}
                    </td>
                    <td>{reason ?? '—'}</td>
                    <td>{format.dayOf(expiresAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Answer>
    </Panel>
  )
}
