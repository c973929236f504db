import type { Lineage } from '@citywide/model/benefits/progress'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Age } from '../ui/figure.tsx'
import { useLanguage, useTexts, Words } from '../ui/language.tsx'
import { Panel } from '../ui/panel.tsx'
import '../ui/table/table.css'
import { texts } from './texts.ts'

const SHOWN = 8

/** From the figure down to the streams and data sets it was made from. */
export function LineagePanel({ of }: { readonly of: Lineage }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const [all, setAll] = useState(false)
  const { streams, datasets } = of
  const shown = all ? streams : streams.slice(0, SHOWN)
  return (
    <Panel title={say.lineage} aside={streams.length > 0 && say.streams(streams.length)} flush>
      {streams.length === 0 && datasets.length === 0 && <p className="panel-empty">{say.noLineage}</p>}
      <ul className="lines">
        {datasets.map(({ id, title }) => (
          <li key={id} className="line-pad">
            <Link to="/app/records/$path/$id" params={{ path: 'datasets', id }}>
              <Words of={title} />
            </Link>
          </li>
        ))}
        {shown.map(({ code, title, latestAt, count }) => (
          <li key={code} className="lineage-stream line-pad">
            <Link to="/app/resources/feeds/$code" params={{ code }}>
              <Words of={title} />
            </Link>
            <span className="meta figures">{say.observations(format.number(count, 0))}</span>
            <span className="meta">{latestAt && <Age at={latestAt} />}</span>
          </li>
        ))}
      </ul>
      {streams.length > SHOWN && (
        <div className="table-foot">
          <Button kind="quiet" onClick={() => setAll(!all)}>
            {all ? say.fewerStreams : say.allStreams(streams.length)}
          </Button>
        </div>
      )}
    </Panel>
  )
}
