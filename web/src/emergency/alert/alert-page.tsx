/** The own page of an alert: what a message or a record links to. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useView } from '../../shell/api/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { useTexts, useWords } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { alertQuery, pictureQuery } from '../queries.ts'
import { texts } from '../texts.ts'
import type { DialogAct } from './act.ts'
import { AlertDetail } from './alert-detail.tsx'
import { alertTexts } from './alert-texts.ts'

const route = getRouteApi('/app/emergency/alerts/$id')

export function AlertPage() {
  const say = useTexts(alertTexts)
  const room = useTexts(texts)
  const words = useWords()
  const { id } = route.useParams()
  const answer = useQuery(alertQuery(id))
  const others = useQuery(pictureQuery(useView().scope)).data?.alerts ?? []
  const [open, setOpen] = useState<DialogAct>()
  const alert = answer.data
  return (
    <>
      <PageHead
        above={
          <>
            <Link to="/app/emergency" search={alert ? { alert: alert.id } : {}}>
              {room.operations}
            </Link>
            {alert && <Chip>{alert.number}</Chip>}
          </>
        }
        title={alert ? words(alert.title) || say.untitled : room.alerts}
      />
      <Answer of={answer} rows={8} what={room.alerts}>
        {(found) => (
          <Panel title={room.alerts} className="alert-page">
            <AlertDetail of={found} others={others} open={open} onOpen={setOpen} />
          </Panel>
        )}
      </Answer>
    </>
  )
}
