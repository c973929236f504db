/** Where an import begins, and the imports so far. */
import { getRouteApi } from '@tanstack/react-router'
import { useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import '../../../ui/panel.css'
import { useMayWrite, useView } from '../../api/session.ts'
import { registerAt } from '../../records/register/register.ts'
import { texts as recordTexts } from '../../records/form/texts.ts'
import { texts as shared } from '../../records/register/texts.ts'
import '../imports.css'
import { NewImport } from './new-import.tsx'
import { PastImports } from './past-imports.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/app/import')

export function StartPage() {
  const say = useTexts(texts)
  const common = useTexts(shared)
  const form = useTexts(recordTexts)
  const mayWrite = useMayWrite()
  const { at } = useView()
  const { register } = route.useSearch()
  const navigate = route.useNavigate()
  const known = register !== undefined && registerAt(register) ? register : undefined
  return (
    <>
      <PageHead title={say.title} sentence={say.lead} />
      {mayWrite && at === undefined ? (
        <NewImport
          register={known}
          onRegister={(path) =>
            void navigate({ search: (all) => ({ ...all, register: path }), replace: true, resetScroll: false })
          }
        />
      ) : (
        <p>{at === undefined ? common.readOnly : form.notInThePast}</p>
      )}
      <PastImports register={known} />
    </>
  )
}
