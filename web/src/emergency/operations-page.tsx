/** The screen a duty officer works from: what is open, where it is, what can be done. The same as a list without a map. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { MapGoal } from '../map/map-position.ts'
import { viewAsText, viewIn } from '../map/map-position.ts'
import { Answer } from '../shell/api/answer.tsx'
import { useMayWrite, useScope } from '../shell/api/session.ts'
import { Button, Switch } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Loading } from '../ui/state.tsx'
import { type DialogAct, useAlertAct } from './alert/act.ts'
import { Announcer } from './announcer.tsx'
import { type Interval, intervalIn } from './day/bars.ts'
import { DayTimeline } from './day/day-timeline.tsx'
import { IncidentStrip } from './incident/incident-strip.tsx'
import { type Key, useKeys } from './keys.ts'
import { fits, type LiveObject, liveObjects } from './live-objects.ts'
import './operations.css'
import { AlertsColumn, SideColumn } from './operations-columns.tsx'
import { OperationsMap } from './operations-map.tsx'
import { objectsQuery, pictureQuery } from './queries.ts'
import { Situation } from './situation.tsx'
import { Stale } from './stale.tsx'
import { texts } from './texts.ts'

const ObjectsTable = lazy(() => import('./objects-table.tsx').then((parts) => ({ default: parts.ObjectsTable })))
const KeysDialog = lazy(() => import('./keys-dialog.tsx').then((parts) => ({ default: parts.KeysDialog })))
const RaiseDialog = lazy(() => import('./alert/raise-dialog.tsx').then((parts) => ({ default: parts.RaiseDialog })))

const route = getRouteApi('/app/emergency')
/** As near as the streets around. */
const NEAR = 13.5
const dialogKeys: Partial<Record<Key, DialogAct>> = {
  g: 'assign',
  m: 'merge',
  i: 'openIncident',
  c: 'close',
  f: 'falseAlarm',
}

export function OperationsPage() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/app/emergency' })
  const scope = useScope()
  const mayRaise = useMayWrite('emergency')
  const picture = useQuery(pictureQuery(scope?.code))
  const live = useQuery(objectsQuery(scope?.code))
  const [goal, setGoal] = useState<MapGoal>()
  const [picked, setPicked] = useState<string>()
  const [dialog, setDialog] = useState<DialogAct>()
  const [over, setOver] = useState<'keys' | 'raise'>()
  const quick = useAlertAct()
  const all = useMemo(() => (live.data ? liveObjects(live.data, language) : []), [live.data, language])
  const shown = useMemo(() => all.filter((object) => fits(object, { layer: search.layer })), [all, search.layer])
  const asList = search.show === 'list'
  const interval: Interval | undefined = useMemo(() => intervalIn(search.span), [search.span])
  const alerts = picture.data?.alerts
  const chosenAlert = alerts?.find(({ id }) => id === search.alert)
  const chosen = all.find(({ id }) => id === (search.alert ?? picked))

  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false })
  const flyTo = (place: { longitude: number | null; latitude: number | null } | undefined) => {
    if (!place || place.longitude === null || place.latitude === null) return
    const zoom = Math.max(viewIn(search.view)?.zoom ?? 0, NEAR)
    setGoal({ longitude: place.longitude, latitude: place.latitude, zoom, flying: true })
  }
  const chooseAlert = (id: string | undefined) => {
    setDialog(undefined)
    setPicked(undefined)
    change({ alert: id })
    flyTo(alerts?.find((one) => one.id === id) ?? all.find((one) => one.id === id))
    // On a phone it opens above the list from which it was chosen.
    if (id !== undefined)
      requestAnimationFrame(() => document.querySelector('.alert-panel')?.scrollIntoView({ block: 'nearest' }))
  }
  const chooseObject = (id: string) => {
    const object = all.find((one) => one.id === id)
    if (object?.kind === 'alert') return chooseAlert(id)
    change({ alert: undefined })
    setPicked(id)
  }
  useKeys((key) => {
    const act = dialogKeys[key]
    if (act) setDialog(chosenAlert?.acts.includes(act) ? act : undefined)
    else if (key === 'a' && chosenAlert?.acts.includes('acknowledge') && !quick.isPending)
      quick.mutate({ alert: chosenAlert, act: 'acknowledge' })
    else if (key === 't') change({ show: asList ? undefined : 'list' })
    else if (key === '?') setOver('keys')
    else if (key === 'Escape') chooseAlert(undefined)
    else if ((key === 'j' || key === 'k') && alerts && alerts.length > 0) {
      const at = alerts.findIndex(({ id }) => id === search.alert)
      const next = key === 'j' ? Math.min(alerts.length - 1, at + 1) : Math.max(0, at - 1)
      chooseAlert(alerts[next]?.id)
    }
  })

  return (
    <>
      <PageHead
        above={
          <Link to="/app/parts/$code" params={{ code: 'B12' }}>
            <Chip>B12</Chip>
          </Link>
        }
        title={say.operations}
        sentence={picture.data && <Situation of={picture.data} />}
        aside={
          <>
            <Switch
              label={say.show}
              value={asList ? 'list' : 'map'}
              options={[
                { value: 'map', text: say.map },
                { value: 'list', text: say.list },
              ]}
              onChange={(value) => change({ show: value === 'list' ? 'list' : undefined })}
            />
            {mayRaise && <Button onClick={() => setOver('raise')}>{say.raise}</Button>}
            <Button onClick={() => setOver('keys')}>{say.keysHelp}</Button>
            <Link className="button" to="/app/emergency/event-rules/{-$id}" params={{ id: undefined }}>
              {say.eventRules}
            </Link>
            <Link className="button" to="/wall/operations">
              {say.wall}
            </Link>
          </>
        }
      />
      <Announcer alerts={alerts} />
      <Stale of={picture} />
      <Answer of={picture} rows={12} what={say.operations}>
        {(of) => (
          <div className="operations" data-as={asList ? 'list' : undefined}>
            {of.incident && <IncidentStrip of={of.incident} linked />}
            <AlertsColumn of={of} chosen={search.alert} onChoose={chooseAlert} />
            {asList ? (
              <div className="operations-middle">
                <Suspense fallback={<Loading rows={10} />}>
                  <ObjectsTable
                    objects={all}
                    filter={search}
                    sort={search.sort}
                    unplaced={live.data?.unplaced ?? 0}
                    onFilter={change}
                    onSort={(sort) => change({ sort })}
                    onChoose={chooseAlert}
                  />
                </Suspense>
              </div>
            ) : (
              <OperationsMap
                ready={!live.isPending}
                all={all}
                shown={shown}
                chosen={chosen}
                search={search}
                goal={goal}
                onChange={change}
                onView={(view) => change({ view: viewAsText(view) })}
                onChoose={chooseObject}
              />
            )}
            <SideColumn
              of={of}
              alert={search.alert}
              object={search.alert === undefined ? chosenObject(chosen) : undefined}
              dialog={dialog}
              fault={quick.error}
              onDialog={setDialog}
              onClose={() => chooseAlert(undefined)}
            />
            <DayTimeline of={of.timeline} chosen={interval} onChoose={(span) => change({ span })} />
          </div>
        )}
      </Answer>
      <Suspense>
        {over === 'keys' && <KeysDialog onClose={() => setOver(undefined)} />}
        {over === 'raise' && (
          <RaiseDialog
            view={viewIn(search.view)}
            scope={scope?.id}
            onClose={() => setOver(undefined)}
            onRaised={(id) => {
              setOver(undefined)
              chooseAlert(id)
            }}
          />
        )}
      </Suspense>
    </>
  )
}

/** What has no panel of its own as alerts have. */
function chosenObject(object: LiveObject | undefined): LiveObject | undefined {
  return object?.kind === 'alert' ? undefined : object
}
