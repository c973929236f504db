/** In place of the form of a published record: somebody has a draft of it already, and one joins that. */
import type { DraftLine } from '@citywide/model/platform/draft-view'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { wordsOf } from '../../../ui/text.ts'
import { FormHead } from '../form/form-head.tsx'
import './draft.css'
import { peopleIn } from './people.ts'
import { texts } from './texts.ts'

export function OpenDraft({
  declaration,
  draft,
}: {
  readonly declaration: RecordDeclaration
  readonly draft: DraftLine
}) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const who = peopleIn(draft.authors, language)
  return (
    <>
      <FormHead declaration={declaration} title={say.editTitle(wordsOf(draft.title, language).text)} />
      <div className="draft-banner">
        <p>{draft.state === 'draft' ? say.joinLead(who) : say.waitLead(who)}</p>
        {draft.state === 'draft' && (
          <Link className="button" data-kind="primary" to="/app/drafts/$id/edit" params={{ id: draft.id }}>
            {say.edit}
          </Link>
        )}
        <Link className="button" to="/app/drafts/$id" params={{ id: draft.id }}>
          {say.openDraft}
        </Link>
      </div>
    </>
  )
}
