/** What stands left and right of the map. */
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import { objectStates, layers } from '@citywide/model/emergency/operations'
import { Fault } from '../shell/api/fault.tsx'
import { IconButton } from '../ui/button.tsx'
import { Figure } from '../ui/figure.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Mark } from '../ui/mark.tsx'
import { Fact, Facts, Panel } from '../ui/panel.tsx'
import { stateTones } from '../map/object-state.ts'
import type { DialogAct } from './alert/act.ts'
import { AlertList } from './alert/alert-list.tsx'
import { AlertPanel } from './alert/alert-panel.tsx'
import { highOf } from './sentence.ts'
import { IncidentPanel } from './incident/incident-panel.tsx'
import { Indicators } from './indicators.tsx'
import type { LiveObject } from './live-objects.ts'
import { ObjectLink } from './object-link.tsx'
import { Resources } from './resources.tsx'
import { texts } from './texts.ts'

interface AlertsColumnProps {
  readonly of: OperationsPicture
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

export function AlertsColumn({ of, chosen, onChoose }: AlertsColumnProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const { alerts, counts, resources } = of
  return (
    <div className="operations-column" data-side="start">
      <Panel
        title={say.alerts}
        about={say.openAndHigh(counts.open, highOf(counts))}
        flush
        className="operations-alerts"
      >
        <AlertList alerts={alerts} chosen={chosen} onChoose={onChoose} />
        {counts.open > alerts.length && (
          <p className="panel-empty">{say.moreAlerts(format.number(counts.open - alerts.length, 0))}</p>
        )}
      </Panel>
      <Panel title={say.resources} about={say.availableOnDuty} flush>
        <Resources of={resources} />
      </Panel>
    </div>
  )
}

interface SideColumnProps {
  readonly of: OperationsPicture
  readonly alert: string | undefined
  readonly object: LiveObject | undefined
  readonly dialog: DialogAct | undefined
  /** Why what a key asked for was not done. */
  readonly fault: unknown
  readonly onDialog: (act: DialogAct | undefined) => void
  readonly onClose: () => void
}

export function SideColumn({ of, alert, object, dialog, fault, onDialog, onClose }: SideColumnProps) {
  const say = useTexts(texts)
  return (
    <div className="operations-column" data-side="end">
      <Fault of={fault} />
      {alert !== undefined && (
        <AlertPanel key={alert} id={alert} others={of.alerts} open={dialog} onOpen={onDialog} onClose={onClose} />
      )}
      {object && <ObjectPanel of={object} onClose={onClose} />}
      {of.incident && alert === undefined && !object && <IncidentPanel of={of.incident} linked />}
      <Panel title={say.indicators} about={say.lastHours} flush className="operations-indicators">
        <Indicators of={of.indicators} linked />
      </Panel>
    </div>
  )
}

function ObjectPanel({ of, onClose }: { readonly of: LiveObject; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { state, value, unit, valueAt, layer, kind } = of
  return (
    <Panel
      className="alert-panel"
      title={<ObjectLink of={of} onChoose={onClose} />}
      aside={<IconButton icon="close" label={say.close} onClick={onClose} />}
    >
      <Facts>
        <Fact name={say.state}>
          <Mark tone={stateTones[state]}>{objectStates[state][language]}</Mark>
        </Fact>
        {value !== null && (
          <Fact name={say.value}>
            <Figure value={value} unit={unit} size="cell" />
          </Fact>
        )}
        {valueAt !== null && <Fact name={say.age}>{format.moment(new Date(valueAt).toISOString())}</Fact>}
        <Fact name={say.kind}>{say[`kind_${kind}`]}</Fact>
        <Fact name={say.layer}>{layers[layer][language]}</Fact>
      </Facts>
    </Panel>
  )
}
