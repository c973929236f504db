/** How the source declared the stream: what, where, within which limits. */
import { Area } from '@citywide/model/platform/area'
import type { Stream } from '@citywide/model/observations/stream'
import { displayName } from '@citywide/model/record/display'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Dataset } from '@citywide/model/resources/dataset'
import { Sensor } from '@citywide/model/resources/sensor'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSession } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts, useWords, Words } from '../../ui/language.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import { unitLabel } from '../../ui/unit.ts'
import { coordinates } from './coordinates.ts'
import { DeclarationDialog } from './declaration-dialog.tsx'
import { propertyName } from './properties.ts'
import { qualityQuery } from './quality-queries.ts'
import { qualityTexts } from './quality-texts.ts'
import { recordQuery } from './queries.ts'
import { texts } from './texts.ts'

export function Declaration({ of: stream }: { readonly of: Stream }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language } = useLanguage()
  const sayOfQuality = useTexts(qualityTexts)
  const [editing, setEditing] = useState(false)
  const mayDeclare = useQuery(qualityQuery(stream.code)).data?.mayDeclare === true
  const scope = useSession()?.scopes.find(({ code }) => code === stream.scope)
  const { longitude, latitude } = stream
  const label = unitLabel(stream.unit, language)
  return (
    <Panel
      title={say.declarationTitle}
      aside={mayDeclare && <Button onClick={() => setEditing(true)}>{sayOfQuality.edit}</Button>}
    >
      {editing && <DeclarationDialog of={stream} scope={stream.scope} onClose={() => setEditing(false)} />}
      <Facts>
        <Fact name={say.code}>
          <code>{stream.code}</code>
        </Fact>
        <Fact name={say.property}>{propertyName(stream.property, language)}</Fact>
        <Fact name={say.unit}>
          {label === stream.unit ? (
            <code>{stream.unit}</code>
          ) : (
            <>
              {label} <span className="quiet">UCUM</span> <code>{stream.unit}</code>
            </>
          )}
        </Fact>
        <Fact name={say.limits}>
          <Limits of={stream} />
        </Fact>
        <Fact name={say.place}>{stream.place ?? <span className="quiet">{say.notDeclared}</span>}</Fact>
        <Fact name={say.coordinates}>
          {longitude === null || latitude === null ? (
            <span className="quiet">{say.notDeclared}</span>
          ) : (
            <>
              {coordinates(longitude, latitude, language)}
              <br />
              <span className="meta">WGS 84</span>
            </>
          )}
        </Fact>
        <Related name={say.area} declaration={Area} id={stream.areaId} />
        <Related name={say.sensor} declaration={Sensor} id={stream.sensorId} />
        <Related name={say.dataset} declaration={Dataset} id={stream.datasetId} />
        <Fact name={say.scope}>{scope ? words(scope.title) : stream.scope}</Fact>
        <Fact name={say.zone}>{stream.timeZone}</Fact>
      </Facts>
    </Panel>
  )
}

function Limits({ of: { least, most, unit } }: { readonly of: Stream }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  if (least === null && most === null) return <span className="quiet">{say.noLimits}</span>
  const figure = (value: number) => `${format.number(value, 6)} ${unitLabel(unit, language)}`.trim()
  const range =
    least === null
      ? say.atMost(figure(most ?? 0))
      : most === null
        ? say.atLeast(figure(least))
        : say.between(format.number(least, 6), figure(most))
  return (
    <>
      {range}
      <br />
      <span className="meta">{say.limitsHelp}</span>
    </>
  )
}

interface RelatedProps {
  readonly name: string
  readonly declaration: RecordDeclaration
  readonly id: string | null
}

/** A record by name; by the start of its id where its name has not arrived or may not be seen. */
function Related({ name, declaration, id }: RelatedProps) {
  const say = useTexts(texts)
  const { path } = declaration
  const { data: record } = useQuery({ ...recordQuery(path, id ?? '', declaration.name), enabled: id !== null })
  return (
    <Fact name={name}>
      {id === null ? (
        <span className="quiet">{say.notDeclared}</span>
      ) : (
        <Link to="/app/records/$path/$id" params={{ path, id }}>
          {record ? <Words of={displayName(declaration, record)} /> : id.slice(0, 8)}
        </Link>
      )}
    </Fact>
  )
}
