/** In the drawer of a rule or a recommendation: what this city has settled for it and what people stated about it. */
import type { Explanation } from '@citywide/model/assurance/verdict'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useMayWrite, useScope, useView } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { attestationTexts } from './attestation-texts.ts'
import { settingsQuery } from './profile-queries.ts'
import { profileTexts } from './profile-texts.ts'
import { RuleStatements } from './rule-statements.tsx'
import { SettingLine } from './setting-line.tsx'

const SettingDialog = lazy(async () => ({ default: (await import('./setting-dialog.tsx')).SettingDialog }))
const AttestDialog = lazy(async () => ({ default: (await import('./attest-dialog.tsx')).AttestDialog }))

export function RuleTerms({ rule }: { readonly rule: Explanation }) {
  const say = useTexts(profileTexts)
  const { frozen, population, class: evidence } = rule
  const stated = evidence === 'assessed' || evidence === 'attested' || rule.attestation !== null
  return (
    <section className="rule-terms">
      <h3>{say.settled}</h3>
      {frozen && <p>{say.frozen(frozen.held, frozen.mended)}</p>}
      {population.exempt > 0 && <p>{say.exempt(population.exempt)}</p>}
      <Settings subject={rule.rule} />
      {stated && <RuleStatements rule={rule.rule} />}
      <Proposing subject={rule.rule} rule={rule} stated={stated} />
    </section>
  )
}

/** The same for a whole recommendation. */
export function RequirementTerms({ code }: { readonly code: string }) {
  const say = useTexts(profileTexts)
  return (
    <section className="rule-terms">
      <h3>{say.settled}</h3>
      <Settings subject={code} />
      <Proposing subject={code} />
    </section>
  )
}

function Settings({ subject }: { readonly subject: string }) {
  const say = useTexts(profileTexts)
  const scope = useScope()
  const settings = useQuery(settingsQuery(scope?.code, subject)).data
  const shown = settings?.filter(({ state }) => state === 'in_force' || state === 'proposed') ?? []
  if (settings && shown.length === 0) return <p className="meta">{say.settledNone}</p>
  return (
    <ul className="lines">
      {shown.map((one) => (
        <SettingLine key={one.id} of={one} within={one.subject === subject} />
      ))}
    </ul>
  )
}

interface ProposingProps {
  readonly subject: string
  readonly rule?: Explanation
  readonly stated?: boolean
}

function Proposing({ subject, rule, stated = false }: ProposingProps) {
  const say = useTexts(profileTexts)
  const states = useTexts(attestationTexts)
  const mayWrite = useMayWrite('assurance')
  const mayState = useMayWrite()
  const scope = useScope()
  const { at } = useView()
  const [open, setOpen] = useState<'setting' | 'statement'>()
  // Nothing is settled for the past.
  if (at !== undefined || !scope || !(mayWrite || (stated && mayState))) return null
  const close = () => setOpen(undefined)
  return (
    <div className="row">
      {mayWrite && <Button onClick={() => setOpen('setting')}>{rule ? say.propose : say.notApplicable}</Button>}
      {stated && rule && <Button onClick={() => setOpen('statement')}>{states.attest}</Button>}
      <Suspense fallback={null}>
        {open === 'setting' && (
          <SettingDialog scope={scope.code} subject={subject} {...(rule && { rule })} onClose={close} />
        )}
        {open === 'statement' && rule && <AttestDialog scope={scope.code} rule={rule.rule} onClose={close} />}
      </Suspense>
    </div>
  )
}
