/** The chosen alert beside the map. */
import type { AlertView } from '@citywide/model/emergency/alert-view'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useTexts, useWords } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { alertQuery } from '../queries.ts'
import type { DialogAct } from './act.ts'
import { AlertDetail } from './alert-detail.tsx'
import { alertTexts } from './alert-texts.ts'

interface AlertPanelProps {
  readonly id: string
  readonly others: readonly AlertView[]
  readonly open: DialogAct | undefined
  readonly onOpen: (act: DialogAct | undefined) => void
  readonly onClose: () => void
}

export function AlertPanel({ id, others, open, onOpen, onClose }: AlertPanelProps) {
  const say = useTexts(alertTexts)
  const words = useWords()
  const answer = useQuery(alertQuery(id))
  const known = answer.data ?? others.find((one) => one.id === id)
  return (
    <Panel
      className="alert-panel"
      title={known ? words(known.title) || say.untitled : say.chosenAlert}
      aside={
        <>
          {known && (
            <Link to="/app/emergency/alerts/$id" params={{ id }} title={say.ownPage}>
              <Chip>{known.number}</Chip>
            </Link>
          )}
          <IconButton icon="close" label={say.close} onClick={onClose} />
        </>
      }
    >
      <Answer of={answer} rows={6} what={say.chosenAlert}>
        {(found) => <AlertDetail of={found} others={others} open={open} onOpen={onOpen} />}
      </Answer>
    </Panel>
  )
}
