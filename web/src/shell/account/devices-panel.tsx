import type { OwnDevice } from '@citywide/model/platform/own-account'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ask } from '../api/fetch.ts'
import { FaultNotice } from './fault.tsx'
import { useChange } from './queries.ts'
import { texts } from './texts.ts'

export function DevicesPanel({ devices }: { readonly devices: readonly OwnDevice[] }) {
  const say = useTexts(texts)
  const { format, now } = useLanguage()
  const forget = useChange((id: string) =>
    ask({ path: `/account/devices/${id}`, method: 'DELETE', answer: z.undefined() }),
  )
  return (
    <Panel title={say.devices} about={say.devicesAbout} flush>
      {devices.length === 0 && <p className="panel-empty">{say.noDevices}</p>}
      <ul className="lines">
        {devices.map(({ id, device, usedAt, current }) => (
          <li key={id} className="account-line">
            <div>
              <strong>{device || say.unknownDevice}</strong>
              {current && <span className="now">{say.thisDevice}</span>}
              <span className="line-about">{say.used(format.ago(usedAt, now))}</span>
            </div>
            <Button
              kind="quiet"
              aria-label={say.forgetOf(device || say.unknownDevice)}
              disabled={forget.isPending}
              onClick={() => forget.mutate(id)}
            >
              {say.forget}
            </Button>
          </li>
        ))}
      </ul>
      <FaultNotice of={forget.error} />
    </Panel>
  )
}
