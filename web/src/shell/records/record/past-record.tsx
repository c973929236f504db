/** A record as it stood at the end of a past day, from its history. Nothing can be done with it there. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Answer } from '../../api/answer.tsx'
import { pointedIn, useNames, useReading } from '../register/names.ts'
import { historyQuery, type Version } from '../register/queries.ts'
import type { Names, Stored } from '../register/stored.ts'
import { AboutRecord } from './about-record.tsx'
import { RecordFields } from './record-fields.tsx'
import { RecordHead } from './record-head.tsx'
import { texts } from './texts.ts'
import { standingAt } from './versions.ts'

interface PastRecordProps {
  readonly declaration: RecordDeclaration
  readonly id: string
  readonly at: string
}

const none: Names = {}

export function PastRecord({ declaration, id, at }: PastRecordProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const history = useQuery(historyQuery(declaration, id))
  return (
    <Answer of={history} rows={8} what={declaration.title[language]}>
      {(versions) => {
        const record = standingAt(versions, at)
        if (!record) return <PageHead title={say.notYet} sentence={say.notYetLead(format.dayOf(at))} />
        return <Stood declaration={declaration} record={record} first={versions.at(-1)} />
      }}
    </Answer>
  )
}

function Stood({
  declaration,
  record,
  first,
}: {
  declaration: RecordDeclaration
  record: Stored
  first: Version | undefined
}) {
  const pointed = pointedIn(declaration, { ...record })
  const reading = useReading(useNames(none, pointed))
  return (
    <>
      <RecordHead declaration={declaration} record={record} reading={reading} last={undefined} past />
      <div className="with-side record">
        <div className="stack">
          <RecordFields declaration={declaration} record={record} reading={reading} />
        </div>
        <AboutRecord record={record} reading={reading} first={first} />
      </div>
    </>
  )
}
