/** What is imported, and how it stands in one sentence. */
import type { ImportView } from '@citywide/model/platform/import'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { wordsOf } from '../../ui/text.ts'
import { RegisterTrail } from '../records/register/register-trail.tsx'
import { registerTitle } from '../records/register/register.ts'
import { cityTextOf } from '../records/register/stored.ts'
import { DropButton } from './drop-button.tsx'
import { fileWords } from './file-words.ts'
import { ReadOtherwise } from './read-otherwise.tsx'
import { texts } from './texts.ts'

interface ImportHeadProps {
  readonly view: ImportView
  readonly declaration: RecordDeclaration
  readonly mayWrite: boolean
}

export function ImportHead({ view, declaration, mayWrite }: ImportHeadProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const sentence = useSentence(view, declaration)
  const { file } = view
  const waits = view.state === 'uploaded' || view.state === 'checked'
  const empty = file.emptyRows > 0 ? say.emptyRows(format.number(file.emptyRows, 0), file.emptyRows === 1) : ''
  return (
    <PageHead
      above={
        <>
          <RegisterTrail declaration={declaration} />
          <Link to="/app/import" search={{ register: declaration.path }} className="quiet-link">
            {say.imports}
          </Link>
          <span>
            {say.readAs(fileWords(file, language), format.number(file.headingRow, 0))}
            {empty}
          </span>
        </>
      }
      title={file.name}
      sentence={<output>{sentence}</output>}
      aside={
        mayWrite && waits ? (
          <>
            <ReadOtherwise view={view} />
            <DropButton view={view} />
          </>
        ) : undefined
      }
    />
  )
}

function useSentence(view: ImportView, declaration: RecordDeclaration): string {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { state, counts, undo, mapping, columns } = view
  const figure = (value: number) => format.number(value, 0)
  const taken = counts ? counts.new + counts.changed : 0
  switch (state) {
    case 'uploaded':
      return say.uploaded(
        figure(view.rows),
        registerTitle(declaration, language),
        wordsOf(cityTextOf(view.scope.title) ?? {}, language).text,
        mapping.columns.length,
        columns.length,
      )
    case 'checking':
      return say.checking
    case 'checked':
      return counts && counts.refused > 0
        ? say.checked(figure(taken), figure(counts.refused))
        : say.checkedClean(figure(taken))
    case 'applying':
      return say.applying
    case 'applied':
      return say.applied(
        figure(counts?.new ?? 0),
        figure(counts?.changed ?? 0),
        view.appliedAt === null ? '' : format.moment(view.appliedAt),
        view.createdBy?.name[language] ?? say.somebody,
      )
    case 'undoing':
      return say.undoing
    case 'undone': {
      const when = view.undoneAt === null ? '' : format.moment(view.undoneAt)
      return undo && undo.kept > 0
        ? say.undoneBut(figure(undo.undone), figure(undo.kept), when)
        : say.undone(figure(undo?.undone ?? 0), when)
    }
  }
}
