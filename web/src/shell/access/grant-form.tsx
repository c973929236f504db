import { roles } from '@citywide/model/platform/role'
import { RoleGrant } from '@citywide/model/platform/role-grant'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { ask } from '../api/fetch.ts'
import { newKey } from '../records/form/new-key.ts'
import { Fault } from '../api/fault.tsx'
import { useAct } from './queries.ts'
import { texts } from './texts.ts'
import { roleOptions } from './words.ts'

const lengths = [30, 90, 180, 365] as const

/** A role for an account, with why and for how long. */
export function GrantForm({ account, without }: { readonly account: string; readonly without: readonly string[] }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [role, setRole] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [days, setDays] = useState<string | null>('365')
  const granting = useAct(() =>
    ask({
      path: `/admin/accounts/${account}/roles`,
      method: 'POST',
      key: newKey(),
      answer: RoleGrant,
      body: { role, reason: reason.trim(), days: Number(days) },
    }),
  )
  const offered = roles.filter((one) => !without.includes(one))
  return (
    <form
      className="stack access-grant"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (granting.isPending) return
        granting.mutate(undefined, {
          onSuccess: () => {
            setRole(null)
            setReason('')
          },
        })
      }}
    >
      <Select
        label={say.grant}
        help={say.grantHelp}
        required
        value={role}
        options={roleOptions(offered, language)}
        onChange={setRole}
      />
      <TextField label={say.reason} required maxLength={500} value={reason} onChange={setReason} />
      <Select
        label={say.days}
        required
        value={days}
        options={lengths.map((length) => ({ value: String(length), text: say.daysOf(length) }))}
        onChange={setDays}
      />
      <Fault of={granting.error} />
      <div className="row">
        <Button type="submit" kind="primary" disabled={granting.isPending || role === null || reason.trim() === ''}>
          {say.grant}
        </Button>
      </div>
    </form>
  )
}
