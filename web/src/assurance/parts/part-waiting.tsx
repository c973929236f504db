/** Rules of a part that have nothing to judge, by the register that is empty, whosever register it is. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { registersOf } from '../../shell/api/registers.ts'
import { useMayWrite } from '../../shell/api/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { partTexts } from './part-texts.ts'
import { registerStandingQuery } from '../queries.ts'
import { useSight } from '../history/sight.ts'

export function Waiting({ code }: { readonly code: string }) {
  const say = useTexts(partTexts)
  const { language } = useLanguage()
  const mayWrite = useMayWrite()
  const registers = useQuery(registersOf).data
  const standings = useQuery(registerStandingQuery(useSight())).data ?? []
  const empty = standings.flatMap(({ noun, path, waiting }) => {
    const rules = waiting.filter(({ component }) => component === code)
    const declaration = registers?.find(({ name }) => name === noun)
    return rules.length > 0 && declaration
      ? [{ path, rules, name: language === 'zh' ? declaration.title.zh : declaration.plural }]
      : []
  })
  if (empty.length === 0) return null
  return (
    <Panel title={say.waitsTitle} about={say.waitsAbout} flush>
      <ul className="lines">
        {empty.map(({ path, rules, name }) => (
          <li key={path} className="linkage line-pad">
            <span className="register-head">
              <Link to="/app/records/$path" params={{ path }} className="register-name">
                {say.waits(rules.length, name)}
              </Link>
              {mayWrite && (
                <Link to="/app/records/$path/new" params={{ path }} aria-label={say.newRecordIn(name)}>
                  {say.newRecord}
                </Link>
              )}
            </span>
            <ul className="gaps">
              {rules.map(({ rule, title }) => (
                <li key={rule}>
                  <EvidenceLink of={rule} className="titled">
                    <Chip>{rule}</Chip>
                    <span>{title[language]}</span>
                  </EvidenceLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
