/** All statements of a city by how they stand: what waits for a signature or an answer, what ends soon. */
import type { Attestation } from '@citywide/model/assurance/attestation'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { useScope } from '../../shell/api/session.ts'
import { Switch } from '../../ui/button.tsx'
import { FilterBar } from '../../ui/filter.tsx'
import { useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/state.tsx'
import { attestationTexts } from './attestation-texts.ts'
import { attestationsQuery } from './profile-queries.ts'
import { StatementLine } from './statement-line.tsx'

const route = getRouteApi('/app/assurance/{-$screen}')

const groups = {
  valid: ({ state }: Attestation) => state === 'valid',
  waiting: ({ state }: Attestation) => ['draft', 'signed', 'challenged'].includes(state),
  soon: ({ endsSoon }: Attestation) => endsSoon,
  over: ({ state }: Attestation) => state === 'expired' || state === 'withdrawn',
} as const
type Show = keyof typeof groups
const shows: readonly Show[] = ['valid', 'waiting', 'soon', 'over']

export function AttestationsPage() {
  const say = useTexts(attestationTexts)
  const navigate = useNavigate({ from: '/app/assurance/{-$screen}' })
  const search = route.useSearch()
  const scope = useScope()
  const answer = useQuery(attestationsQuery(scope?.code))
  const all = answer.data ?? []
  const count = (show: Show) => all.filter(groups[show]).length
  const names = { valid: say.showValid, waiting: say.showWaiting, soon: say.showSoon, over: say.showOver }
  // Who has something to sign or to answer sees that first.
  const first = all.some(({ may }) => may.some((one) => one !== 'withdraw')) ? 'waiting' : 'valid'
  const show = shows.find((one) => one === search.show) ?? first
  const shown = all.filter(groups[show])
  return (
    <>
      <PageHead
        title={say.attestations}
        sentence={answer.data && say.lead(count('valid'), count('waiting'), count('soon'))}
      />
      <FilterBar>
        <Switch
          label={say.show}
          value={show}
          options={shows.map((value) => ({ value, text: `${names[value]} ${count(value)}` }))}
          onChange={(next) =>
            void navigate({ search: (before) => ({ ...before, show: next }), replace: true, resetScroll: false })
          }
        />
      </FilterBar>
      <Answer of={answer} rows={6} what={say.attestations}>
        {() =>
          shown.length === 0 ? (
            <Empty title={say.none}>{say.noneWhy}</Empty>
          ) : (
            <div className="panel">
              <ul className="lines">
                {shown.map((one) => (
                  <StatementLine key={one.id} of={one} />
                ))}
              </ul>
            </div>
          )
        }
      </Answer>
    </>
  )
}
