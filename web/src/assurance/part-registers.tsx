import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { registersOf } from '../shell/api/registers.ts'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Panel } from '../ui/panel.tsx'
import { texts } from './texts.ts'

/** The registers that belong to a part, each with what one of its records is. */
export function PartRegisters({ code }: { readonly code: string }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const own = useQuery(registersOf).data?.filter(({ component }) => component === code)
  if (!own) return null
  return (
    <Panel title={say.registers} flush>
      {own.length === 0 ? (
        <p className="panel-empty">{say.noRegisters}</p>
      ) : (
        <ul className="lines">
          {own.map(({ path, title, plural, about }) => (
            <li key={path} className="linkage line-pad">
              <Link to="/app/records/$path" params={{ path }} className="register-name">
                {language === 'zh' ? title.zh : plural}
              </Link>
              <span className="meta">{about[language]}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
