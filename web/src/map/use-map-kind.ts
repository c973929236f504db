import { useCallback, useState } from 'react'
import { hasWebGl2 } from './web-gl.ts'

/** `gl`: MapLibre and vector tiles. `svg`: the same data as a drawing, for machines without WebGL 2 and for paper. */
export type MapKind = 'gl' | 'svg'

/**
 * @param wished what the address asks for
 * @returns the kind that is drawn, and what to call when drawing failed after all
 */
export function useMapKind(wished: MapKind | undefined): [MapKind, () => void] {
  const [failed, setFailed] = useState(false)
  const fail = useCallback(() => setFailed(true), [])
  return [wished === 'svg' || failed || !hasWebGl2() ? 'svg' : 'gl', fail]
}
