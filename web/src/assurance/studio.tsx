/** The rule studio: all rules, or one of them. */
import { getRouteApi } from '@tanstack/react-router'
import { StudioRule } from './studio-rule.tsx'
import { StudioRules } from './studio-rules.tsx'
import './studio.css'

const route = getRouteApi('/app/assurance/rules/{-$id}')

export function StudioPage() {
  const { id } = route.useParams()
  return id === undefined ? <StudioRules /> : <StudioRule key={id} id={id} />
}
