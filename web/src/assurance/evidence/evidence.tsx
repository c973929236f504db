/** The drawer behind every verdict: what was asked, which records decided, what would change it, who acts. */
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { Recommendation } from './evidence-recommendation.tsx'
import { Rule } from './evidence-rule.tsx'

/** @param code a rule such as C2.2-E1, or a recommendation such as C2.2 */
export function Evidence({ code }: { readonly code: string }) {
  const navigate = useNavigate()
  const close = useCallback(
    () => void navigate({ to: '.', search: (all) => ({ ...all, evidence: undefined }), resetScroll: false }),
    [navigate],
  )
  // Rules are numbered within what they judge: C2.2-E1 belongs to C2.2, PH1-X2 to PH1.
  return /-[A-Z]\d+$/.test(code) ? <Rule id={code} onClose={close} /> : <Recommendation code={code} onClose={close} />
}
