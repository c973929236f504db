import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { componentsQuery } from '../../shell/api/components.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { beginVersion } from './studio-queries.ts'
import { StudioPick } from './studio-pick.tsx'
import { studioTexts } from './studio-texts.ts'
import { label, nouns } from './studio-vocabulary.ts'

/** A rule of the city's own: for which recommendation, about which records. */
export function StudioNewRule({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const components = useQuery(componentsQuery).data ?? []
  const [requirement, setRequirement] = useState<string | null>(null)
  const [about, setAbout] = useState<string | null>(null)
  const beginning = useChanging('rule-cards', beginVersion)
  const carriers = components.flatMap(({ recommendations, factors }) => [
    ...recommendations,
    ...factors.flatMap(({ questions }) => questions),
  ])
  return (
    <Dialog kind="dialog" title={say.newRule} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (requirement === null || about === null || beginning.isPending) return
          beginning.mutate(
            { requirement, about },
            { onSuccess: ({ rule }) => void navigate({ to: '/app/assurance/rules/{-$id}', params: { id: rule } }) },
          )
        }}
      >
        <StudioPick
          label={say.newRuleFor}
          required
          value={requirement}
          options={carriers.map(({ code, text }) => ({ value: code, text: `${code} ${text[language]}` }))}
          onChange={setRequirement}
        />
        <StudioPick
          label={say.newRuleAbout}
          required
          value={about}
          options={nouns.map(({ name, title }) => ({ value: name, text: label(title, language) }))}
          onChange={setAbout}
        />
        <Fault of={beginning.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={requirement === null || about === null || beginning.isPending}>
            {say.begin}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
