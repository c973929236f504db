/** What verdicts are asked with: scope, moment, and which of two things is wanted of the past. */
import { useSearch } from '@tanstack/react-router'
import { useView } from '../../shell/api/session.ts'
import type { View } from '../queries.ts'

export function useSight(): View {
  const { known } = useSearch({ strict: false })
  const view = useView()
  return { ...view, known: view.at === undefined ? undefined : known }
}
