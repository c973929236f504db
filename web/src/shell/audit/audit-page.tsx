/** The audit log for auditors: how far it can be trusted, and who did what. */
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Answer } from '../api/answer.tsx'
import './audit.css'
import { AuditRows } from './audit-rows.tsx'
import { stateQuery } from './queries.ts'
import { RowDrawer } from './row-drawer.tsx'
import { AuditSearch } from './search.ts'
import { Standing } from './standing.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/app/admin/audit')

export function AuditPage() {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const search = AuditSearch.parse(route.useSearch())
  const navigate = useNavigate({ from: '/app/admin/audit' })
  const answer = useQuery(stateQuery)
  const set = (change: Partial<AuditSearch>) =>
    void navigate({ search: (all) => ({ ...all, ...change }), replace: true })
  return (
    <Answer of={answer} page what={say.title}>
      {(state) => (
        <>
          <PageHead
            title={say.title}
            sentence={
              state.checkpoint
                ? say.sentence(format.number(state.checkpoint.size, 0), format.moment(state.checkpoint.at))
                : say.nothingSealed
            }
          />
          <div className="stack">
            <Standing state={state} />
            <AuditRows search={search} set={set} />
          </div>
          {search.row !== undefined && <RowDrawer id={search.row} onClose={() => set({ row: undefined })} />}
        </>
      )}
    </Answer>
  )
}
