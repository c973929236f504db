/** No such record: one that was deleted still says by whom and why, and what it was. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Loading } from '../../../ui/state.tsx'
import { historyQuery } from '../register/queries.ts'
import { registerTitle } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { History } from './history.tsx'
import { texts } from './texts.ts'

const none: Names = {}

export function Gone({ declaration, id }: { readonly declaration: RecordDeclaration; readonly id: string }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const history = useQuery(historyQuery(declaration, id))
  if (history.isPending) return <Loading />
  const last = history.data?.[0]
  const who = last?.actor?.name[language] ?? say.system
  return (
    <>
      <PageHead
        title={last ? say.goneTitle : say.noRecord}
        sentence={last ? say.goneLead(format.moment(last.at), who) : say.noRecordLead}
      />
      <p>
        <Link to="/app/records/$path" params={{ path: declaration.path }}>
          {say.toRegister(registerTitle(declaration, language))}
        </Link>
      </p>
      {last && <History declaration={declaration} answer={history} names={none} />}
    </>
  )
}
