import type { MapGoal } from '../map/map-position.ts'
import { viewIn } from '../map/map-position.ts'
import type { MapView } from '../map/mercator.ts'
import { useState } from 'react'
import { CityPicture } from './city-picture.tsx'
import { LayersBar } from './layers-bar.tsx'
import { countsByLayer, type LiveObject } from './live-objects.ts'

interface OperationsMapProps {
  readonly ready: boolean
  readonly all: readonly LiveObject[]
  readonly shown: readonly LiveObject[]
  readonly chosen: LiveObject | undefined
  readonly search: {
    readonly layer?: string[] | undefined
    readonly map?: string | undefined
    readonly view?: string | undefined
  }
  readonly goal: MapGoal | undefined
  readonly onChange: (part: { layer?: string[] | undefined }) => void
  readonly onView: (view: MapView) => void
  readonly onChoose: (id: string) => void
}

export function OperationsMap({
  ready,
  all,
  shown,
  chosen,
  search,
  goal,
  onChange,
  onView,
  onChoose,
}: OperationsMapProps) {
  // Where the address said it opens; what it says afterwards is what the map itself told it.
  const [begin] = useState(() => viewIn(search.view))
  return (
    <div className="operations-middle">
      <CityPicture
        ready={ready}
        objects={shown}
        chosen={chosen}
        kind={search.map === 'svg' ? 'svg' : undefined}
        view={begin}
        goal={goal}
        onView={onView}
        onChoose={onChoose}
      >
        <LayersBar counts={countsByLayer(all)} chosen={search.layer ?? []} onChange={(layer) => onChange({ layer })} />
      </CityPicture>
    </div>
  )
}
