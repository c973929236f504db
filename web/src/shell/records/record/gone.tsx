/** No such record: one that was deleted still says by whom and why, and what it was. */
import { kindOf } from '@citywide/model/platform/record-kind'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { wordsOf } from '../../../ui/text.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Loading } from '../../../ui/state.tsx'
import { useMayWrite } from '../../api/session.ts'
import { RestoreButton } from '../log/restore-button.tsx'
import { captionOf } from '../register/caption.ts'
import { pointedIn, useNames, useReading } from '../register/names.ts'
import { historyQuery } from '../register/queries.ts'
import { registerTitle } from '../register/register.ts'
import { type Names, Stored } from '../register/stored.ts'
import { History } from './history.tsx'
import './record.css'
import { RecordFields } from './record-fields.tsx'
import { texts } from './texts.ts'

const none: Names = {}

export function Gone({ declaration, id }: { readonly declaration: RecordDeclaration; readonly id: string }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const mayWrite = useMayWrite(kindOf(declaration))
  const history = useQuery(historyQuery(declaration, id))
  const last = history.data?.[0]
  const reading = useReading(useNames(none, pointedIn(declaration, last?.document ?? {})))
  if (history.isPending) return <Loading />
  const stood = Stored.safeParse(last?.document)
  const way = (
    <p>
      <Link to="/app/records/$path" params={{ path: declaration.path }}>
        {say.toRegister(registerTitle(declaration, language))}
      </Link>
    </p>
  )
  if (!last || !stood.success) {
    return (
      <>
        <PageHead title={say.noRecord} sentence={say.noRecordLead} />
        {way}
      </>
    )
  }
  const name = wordsOf(captionOf(declaration, stood.data, reading), language).text
  const who = last.actor?.name[language] ?? say.system
  return (
    <>
      <PageHead
        title={say.goneTitle(name)}
        sentence={say.goneLead(format.moment(last.at), who)}
        aside={mayWrite && <RestoreButton declaration={declaration} id={id} version={last.version} name={name} />}
      />
      {way}
      <div className="stack record gone">
        <RecordFields declaration={declaration} record={stood.data} reading={reading} />
        <History declaration={declaration} answer={history} names={reading.names} />
      </div>
    </>
  )
}
