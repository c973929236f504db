/** What this record contradicts: itself or another. Nothing where all is in order. */
import { RecordContradictions } from '@citywide/model/assurance/contradiction'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Tag } from '../../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { ask } from '../../api/fetch.ts'
import { useSession } from '../../api/session.ts'
import type { Stored } from '../register/stored.ts'
import type { Around } from './around.ts'
import { contradictsTexts } from './contradicts-texts.ts'

function contradictionsOf({ declaration, id }: Around, scope: string | undefined) {
  return queryOptions({
    queryKey: ['record contradictions', id, scope],
    queryFn: ({ signal }) =>
      ask({
        path: `/record-contradictions/${declaration.path}/${id}`,
        answer: RecordContradictions,
        query: { scope },
        signal,
      }),
    // Another record may bring one about.
    meta: { reads: ['*'] },
  })
}

export function Contradicts({ around, record }: { readonly around: Around; readonly record: Stored }) {
  const say = useTexts(contradictsTexts)
  const { language, format } = useLanguage()
  const city = useSession()?.scopes.find(({ id }) => id === record.cityId)?.code
  const found = useQuery(contradictionsOf(around, city)).data ?? []
  if (found.length === 0) return null
  return (
    <Panel title={say.title} flush>
      <ul className="lines">
        {found.map(({ id, title, conditions, why, do: mend, sure }) => (
          <li key={id} className="line-pad">
            <p>
              <Link to="/app/assurance/{-$screen}" params={{ screen: 'contradictions' }} search={{ scope: city }}>
                {title[language]}
              </Link>{' '}
              {sure === 'likely' && <Tag tone="watch">{say.likely}</Tag>}
            </p>
            <p className="meta">{format.list(conditions.map((one) => one[language]))}</p>
            <p>
              {why[language]} {mend[language]}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
