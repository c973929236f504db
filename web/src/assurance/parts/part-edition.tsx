/** Where a part stands in the reader's edition of the standard, and how the other one differs. */
import type { ComponentView } from '@citywide/model/assurance/catalogue-view'
import { useQuery } from '@tanstack/react-query'
import { catalogueQuery } from '../../shell/api/components.ts'
import { type Edition, editionNames, editions, referenceIn, useEdition } from '../../shell/api/edition.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { differencesOf } from './edition-differences.ts'
import { partTexts } from './part-texts.ts'

type Clause = ComponentView['clause']

/** "ISO 37106:2021 §7.2", and the other edition's place where it is another. */
export function References({ of }: { readonly of: Clause }) {
  const say = useTexts(partTexts)
  const edition = useEdition()
  const other: Edition = editions.find((one) => one !== edition) ?? edition
  const own = referenceIn(of, edition)
  const elsewhere = referenceIn(of, other)
  return (
    <>
      <span>{own ?? say.notInEdition(editionNames[edition])}</span>
      {elsewhere !== null && of[edition] !== of[other] && <span className="meta">{say.otherEdition(elsewhere)}</span>}
    </>
  )
}

export function EditionNotes({ part }: { readonly part: Pick<ComponentView, 'code' | 'part'> }) {
  const say = useTexts(partTexts)
  const { language } = useLanguage()
  const differences = differencesOf(useQuery(catalogueQuery).data?.editions.changes ?? [], part)
  if (differences.length === 0) return null
  return (
    <Panel title={say.differs}>
      <div className="prose">
        {differences.map((text) => (
          <p key={text.en}>{text[language]}</p>
        ))}
      </div>
    </Panel>
  )
}
