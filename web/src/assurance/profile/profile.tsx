/** All deviations of a city from the defaults: what, why, who signed for it, until when; and what waits to be approved. */
import { type ProfileSetting, SettingKind } from '@citywide/model/assurance/profile'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { useScope } from '../../shell/api/session.ts'
import { Switch } from '../../ui/button.tsx'
import { Filter, FilterBar } from '../../ui/filter.tsx'
import { useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/state.tsx'
import { settingsQuery } from './profile-queries.ts'
import { profileTexts } from './profile-texts.ts'
import { SettingLine } from './setting-line.tsx'

const route = getRouteApi('/app/assurance/{-$screen}')
const shows = ['in_force', 'waiting', 'over'] as const
type Show = (typeof shows)[number]

const showOf = ({ state }: ProfileSetting): Show =>
  state === 'in_force' ? 'in_force' : state === 'proposed' ? 'waiting' : 'over'

export function ProfilePage() {
  const say = useTexts(profileTexts)
  const navigate = useNavigate({ from: '/app/assurance/{-$screen}' })
  const search = route.useSearch()
  const scope = useScope()
  const answer = useQuery(settingsQuery(scope?.code))
  const all = answer.data ?? []
  const count = (wanted: Show) => all.filter((one) => showOf(one) === wanted).length
  const names = { in_force: say.inForce, waiting: say.waiting, over: say.over }
  // Who has something to sign sees that first.
  const first = all.some(({ mayDecide }) => mayDecide) ? 'waiting' : 'in_force'
  const show = shows.find((one) => one === search.show) ?? first
  const kinds = search.state ?? []
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
  const shown = all.filter((one) => showOf(one) === show && (kinds.length === 0 || kinds.includes(one.kind)))
  return (
    <>
      <PageHead title={say.profile} sentence={answer.data && say.lead(count('in_force'), count('waiting'))} />
      <FilterBar>
        <Switch
          label={say.show}
          value={show}
          options={shows.map((value) => ({ value, text: `${names[value]} ${count(value)}` }))}
          onChange={(next) => change({ show: next })}
        />
        <Filter
          label={say.kind}
          options={SettingKind.options.map((value) => ({ value, text: say[value] }))}
          values={kinds}
          onChange={(state) => change({ state })}
        />
      </FilterBar>
      <Answer of={answer} rows={6} what={say.profile}>
        {() =>
          shown.length === 0 ? (
            <Nothing show={show} />
          ) : (
            <div className="panel">
              <ul className="lines">
                {shown.map((one) => (
                  <SettingLine key={one.id} of={one} />
                ))}
              </ul>
            </div>
          )
        }
      </Answer>
    </>
  )
}

function Nothing({ show }: { readonly show: Show }) {
  const say = useTexts(profileTexts)
  if (show === 'in_force') return <Empty title={say.noneInForce}>{say.noneInForceWhy}</Empty>
  return <Empty title={show === 'waiting' ? say.noneWaits : say.noneOver} />
}
