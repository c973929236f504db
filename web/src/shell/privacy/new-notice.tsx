/** A notice as it will be shown: purpose and text in both languages, data, who uses it, how long. */
import { personalDataCategory } from '@citywide/model/codes/personal-data-category'
import type { Text } from '@citywide/model/text'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Choices } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { SearchSelect } from '../../ui/search-select.tsx'
import { ask } from '../api/fetch.ts'
import { texts } from './texts.ts'
import { Wish } from './wish.tsx'

const Found = z.object({
  items: z.array(
    z.looseObject({ id: z.string(), name: z.object({ zh: z.string().optional(), en: z.string().optional() }) }),
  ),
})

export function NewNotice({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [purpose, setPurpose] = useState({ zh: '', en: '' })
  const [text, setText] = useState({ zh: '', en: '' })
  const [dataCategories, setCategories] = useState<string[]>([])
  const [controllerId, setController] = useState<string | null>(null)
  const [granteeId, setGrantee] = useState<string | null>(null)
  const [months, setMonths] = useState('12')
  const names: Readonly<Record<string, Text>> = personalDataCategory.values
  const filled = [purpose.zh, purpose.en, text.zh, text.en].every((one) => one.trim().length >= 2)
  const lasting = months.trim() === '' || (/^\d{1,3}$/.test(months) && Number(months) >= 1 && Number(months) <= 120)
  const body =
    filled && lasting && dataCategories.length > 0 && controllerId !== null
      ? {
          purpose,
          body: text,
          dataCategories,
          controllerId,
          granteeId: granteeId ?? controllerId,
          months: months.trim() === '' ? null : Number(months),
        }
      : undefined
  return (
    <Wish title={say.newNotice} path="notices" body={body} action={say.publish} onClose={onClose}>
      <p className="quiet">{say.noticesWhy}</p>
      <TextField
        label={say.purposeZh}
        lang="zh-CN"
        required
        value={purpose.zh}
        onChange={(zh) => setPurpose({ ...purpose, zh })}
      />
      <TextField
        label={say.purposeEn}
        lang="en"
        required
        value={purpose.en}
        onChange={(en) => setPurpose({ ...purpose, en })}
      />
      <TextField
        label={say.bodyZh}
        lang="zh-CN"
        rows={4}
        required
        value={text.zh}
        onChange={(zh) => setText({ ...text, zh })}
      />
      <TextField
        label={say.bodyEn}
        lang="en"
        rows={4}
        required
        value={text.en}
        onChange={(en) => setText({ ...text, en })}
      />
      <Choices
        label={say.dataCategories}
        required
        values={dataCategories}
        options={Object.entries(names).map(([value, name]) => ({ value, text: name[language] }))}
        onChange={setCategories}
      />
      <OrganizationField label={say.controller} required value={controllerId} onChange={setController} />
      <OrganizationField label={say.grantee} value={granteeId} onChange={setGrantee} />
      <TextField label={say.months} value={months} onChange={setMonths} />
    </Wish>
  )
}

interface OrganizationFieldProps {
  readonly label: string
  readonly required?: boolean
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

function OrganizationField({ label, required = false, value, onChange }: OrganizationFieldProps) {
  const words = useWords()
  const [q, setWords] = useState('')
  const found = useQuery({
    queryKey: ['organizations', q],
    queryFn: ({ signal }) =>
      ask({ path: '/organizations', query: { q: q || undefined, limit: 20 }, answer: Found, signal }),
  }).data
  return (
    <SearchSelect
      label={label}
      required={required}
      value={value}
      text=""
      options={(found?.items ?? []).map(({ id, name }) => ({ value: id, text: words(name) }))}
      onChange={onChange}
      onType={setWords}
    />
  )
}
