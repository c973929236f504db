/** An alert that a person raises: what happened, how grave, where. */
import { AlertView } from '@citywide/model/emergency/alert-view'
import { layers } from '@citywide/model/emergency/operations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MapView } from '../../map/mercator.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { ask } from '../../shell/api/fetch.ts'
import { newKey } from '../../shell/api/new-key.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { tagOf } from '../../ui/text.ts'
import { alertTexts } from './alert-texts.ts'
import { severityLook } from './severity.tsx'

interface RaiseDialogProps {
  /** Where the map looks: its middle can be taken as the place. */
  readonly view: MapView | undefined
  /** Id of the scope it belongs to. */
  readonly scope: string | undefined
  readonly onRaised: (id: string) => void
  readonly onClose: () => void
}

const coordinate = (text: string) => (text.trim() === '' ? null : Number(text))
const severities = [4, 3, 2, 1] as const

export function RaiseDialog({ view, scope, onRaised, onClose }: RaiseDialogProps) {
  const say = useTexts(alertTexts)
  const { language } = useLanguage()
  const client = useQueryClient()
  const [key] = useState(newKey)
  const [title, setTitle] = useState('')
  const [severity, setSeverity] = useState('3')
  const [domain, setDomain] = useState('other')
  const [place, setPlace] = useState('')
  const [longitude, setLongitude] = useState('')
  const [latitude, setLatitude] = useState('')
  const [asked, setAsked] = useState(false)
  const raise = useMutation({
    mutationFn: () =>
      ask({
        path: '/operations/alerts',
        method: 'POST',
        key,
        body: {
          title: { [language]: title.trim() },
          kind: 'reported',
          severity: Number(severity),
          domain,
          place: place.trim() || null,
          longitude: coordinate(longitude),
          latitude: coordinate(latitude),
          ...(scope !== undefined && { scopeId: scope }),
        },
        answer: AlertView,
      }),
    onSuccess: ({ id }) => onRaised(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
  })
  return (
    <Dialog kind="dialog" title={say.raiseTitle} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (title.trim() !== '' && !raise.isPending) raise.mutate()
        }}
      >
        <TextField
          label={say.titleField}
          required
          value={title}
          lang={tagOf[language]}
          maxLength={300}
          error={asked && title.trim() === '' ? say.titleNeeded : undefined}
          onChange={setTitle}
        />
        <Select
          label={say.severity}
          required
          value={severity}
          options={severities.map((value) => ({ value: String(value), text: severityLook(value).word[language] }))}
          onChange={(value) => setSeverity(value ?? '3')}
        />
        <Select
          label={say.domain}
          required
          value={domain}
          options={Object.entries(layers).map(([value, text]) => ({ value, text: text[language] }))}
          onChange={(value) => setDomain(value ?? 'other')}
        />
        <TextField label={say.placeField} value={place} maxLength={200} onChange={setPlace} />
        <div className="raise-place">
          <TextField label={say.longitude} value={longitude} onChange={setLongitude} />
          <TextField label={say.latitude} value={latitude} onChange={setLatitude} />
          {view && (
            <Button
              onClick={() => {
                setLongitude(view.longitude.toFixed(5))
                setLatitude(view.latitude.toFixed(5))
              }}
            >
              {say.middleOfMap}
            </Button>
          )}
        </div>
        <Fault of={raise.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={raise.isPending}>
            {say.raiseVerb}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
