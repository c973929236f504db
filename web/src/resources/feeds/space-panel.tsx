/** What observations take on disk: raw against rolled up, and the streams that keep most. */
import type { ObservationSpace } from '@citywide/model/observations/stream-quality'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import '../../ui/table/table.css'
import { spaceQuery } from './quality-queries.ts'
import { qualityTexts } from './quality-texts.ts'

const kinds = ['raw', 'hours', 'days', 'revisions', 'other'] as const
const SHOWN = 8

export function SpacePanel() {
  const say = useTexts(qualityTexts)
  return (
    <Panel title={say.space} className="feeds-space" flush>
      <Answer of={useQuery(spaceQuery())} rows={4} what={say.space}>
        {(space) => <Space of={space} />}
      </Answer>
    </Panel>
  )
}

function Space({ of: space }: { readonly of: ObservationSpace }) {
  const say = useTexts(qualityTexts)
  const { format } = useLanguage()
  const all = kinds.reduce((sum, kind) => sum + space[kind].bytes, 0)
  const count = (number: number) => format.number(number, 0)
  return (
    <>
      <p className="line-pad">
        {say.spaceIs(bytesWords(all, format.number), bytesWords(space.bytesADay, format.number))}
      </p>
      <div className="table-scroll">
        <table className="table keep">
          <caption className="unseen">{say.space}</caption>
          <thead>
            <tr>
              <th scope="col">{say.kind}</th>
              {[say.bytes, say.rows, say.perRow].map((name) => (
                <th key={name} scope="col" data-align="end">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => {
              const { bytes, rows } = space[kind]
              return (
                <tr key={kind}>
                  <th scope="row">{say[kind]}</th>
                  <td data-align="end">{bytesWords(bytes, format.number)}</td>
                  <td data-align="end">{count(rows)}</td>
                  <td data-align="end">{rows === 0 ? '' : bytesWords(bytes / rows, format.number)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <div className="table-scroll">
        <table className="table keep">
          <caption className="unseen">{say.largest}</caption>
          <thead>
            <tr>
              <th scope="col">{say.largest}</th>
              {[say.observations, say.bytes].map((name) => (
                <th key={name} scope="col" data-align="end">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {space.streams.slice(0, SHOWN).map(({ code, observations, bytes }) => (
              <tr key={code}>
                <th scope="row">
                  <Link to="/app/resources/feeds/$code" params={{ code }}>
                    {code}
                  </Link>
                </th>
                <td data-align="end">{count(observations)}</td>
                <td data-align="end">{bytesWords(bytes, format.number)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Three significant digits in powers of a thousand. */
function bytesWords(bytes: number, number: (value: number) => string): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return `${number(bytes / 1_000 ** step)} ${units[step] ?? 'B'}`
}
