/** On the page of a record: somebody has a draft of it. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import './draft.css'
import { peopleIn } from './people.ts'
import { openDraftQuery } from './queries.ts'
import { texts } from './texts.ts'

export function DraftBanner({ declaration, id }: { readonly declaration: RecordDeclaration; readonly id: string }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const draft = useQuery(openDraftQuery(declaration, id)).data
  if (!draft) return null
  return (
    <div className="draft-banner">
      <p>{say.onRecord(peopleIn(draft.authors, language), draft.state)}</p>
      <Link className="button" to="/app/drafts/$id" params={{ id: draft.id }}>
        {say.openDraft}
      </Link>
    </div>
  )
}
