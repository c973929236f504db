import type { Mend } from '@citywide/model/assurance/next-view'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { nextTexts } from './next-texts.ts'

/** Records that are named on one line; the others are a click away. */
const MOST = 8

/** One kind of change, and the records it is to be made in. */
export function MendLine({ of }: { readonly of: Mend }) {
  const say = useTexts(nextTexts)
  const { language, format } = useLanguage()
  const { kind, count, register, what, records, missing, path } = of
  const shown = records.slice(0, MOST)
  // Only of the first twenty is it known whether they may be seen.
  const hidden = Math.min(count, 20) - records.length
  const more = count - hidden - shown.length
  return (
    <li>
      <span className="next-what">
        {kind === 'add' ? say.add(count, register[language]) : say[kind](count, register[language], what[language])}
      </span>
      {kind === 'add' ? (
        <>
          <span className="meta">
            {missing.length > 0 ? say.missing(format.list(missing.map((one) => one[language]))) : what[language]}
          </span>
          <Link to="/app/records/$path" params={{ path }}>
            {say.openRegister}
          </Link>
        </>
      ) : (
        <span className="next-records">
          {shown.map((record) => (
            <Link key={record.id} to="/app/records/$path/$id" params={{ path: record.path, id: record.id }}>
              <Words of={record.title} />
            </Link>
          ))}
          {more > 0 && <span className="meta">{say.moreRecords(more)}</span>}
          {hidden > 0 && <span className="meta">{say.hidden(hidden)}</span>}
        </span>
      )}
    </li>
  )
}
