/** The registers that belong to a part: how much each holds, and what its records lack. */
import type { Counted, RegisterStanding } from '@citywide/model/assurance/standing'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { registersOf } from '../../shell/api/registers.ts'
import { useMayWrite } from '../../shell/api/session.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { partTexts } from './part-texts.ts'
import { registerStandingQuery } from '../queries.ts'
import { useSight } from '../history/sight.ts'
import { texts } from '../texts.ts'

export function PartRegisters({ code }: { readonly code: string }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const standings = useQuery(registerStandingQuery(useSight())).data
  const own = useQuery(registersOf).data?.filter(({ component }) => component === code)
  if (!own) return null
  return (
    <Panel title={say.registers} flush>
      {own.length === 0 ? (
        <p className="panel-empty">{say.noRegisters}</p>
      ) : (
        <ul className="lines">
          {own.map(({ path, name, title, plural, about }) => (
            <li key={path} className="linkage line-pad">
              <span className="register-head">
                <Link to="/app/records/$path" params={{ path }} className="register-name">
                  {language === 'zh' ? title.zh : plural}
                </Link>
                <Holds of={standings?.find(({ noun }) => noun === name)} name={language === 'zh' ? title.zh : plural} />
              </span>
              <span className="meta">{about[language]}</span>
              <Gaps of={standings?.find(({ noun }) => noun === name)} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function useCount(): (counted: Counted) => string {
  const say = useTexts(partTexts)
  const { format } = useLanguage()
  return ({ value, exact }) => (exact ? format.number(value) : say.about(format.number(value)))
}

function Holds({ of, name }: { readonly of: RegisterStanding | undefined; readonly name: string }) {
  const say = useTexts(partTexts)
  const count = useCount()
  const mayWrite = useMayWrite()
  if (!of) return null
  if (of.count.value > 0) return <span className="figures">{say.holds(count(of.count))}</span>
  return (
    <span className="register-empty">
      <span className="meta">{say.nothingYet}</span>
      {mayWrite && (
        <Link to="/app/records/$path/new" params={{ path: of.path }} aria-label={say.newRecordIn(name)}>
          {say.newRecord}
        </Link>
      )}
    </span>
  )
}

/** Each gap leads to the very records, or to the evidence of the rule where a list cannot say its conditions. */
function Gaps({ of }: { readonly of: RegisterStanding | undefined }) {
  const say = useTexts(partTexts)
  const { language, format } = useLanguage()
  if (!of || of.gaps.length === 0) return null
  return (
    <ul className="gaps" aria-label={say.missingTitle}>
      {of.gaps.map(({ field, title, records, rules, filters }) => {
        const words = say.missing(title[language], format.number(records))
        const [rule = ''] = rules
        return (
          <li key={field}>
            {filters === null ? (
              <EvidenceLink of={rule}>{words}</EvidenceLink>
            ) : (
              <Link to="/app/records/$path" params={{ path: of.path }} search={filters}>
                {words}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
