import { useLanguage, useTexts } from '../../ui/language.tsx'
import { overviewTexts } from './overview-texts.ts'
import { changeOf, type OverviewNode } from '../history/standing-change.ts'

/** How a node moved since last month, in words. */
export function useChangeWords(): (node: OverviewNode) => string {
  const say = useTexts(overviewTexts)
  const { format } = useLanguage()
  return (node) => {
    const change = changeOf(node)
    if (change === null) return say.nothingBefore
    if (change === 0) return say.unchanged
    const points = format.number(Math.abs(change), 0)
    return change > 0 ? say.up(points) : say.down(points)
  }
}
