/** What can be done with a version as it stands. */
import type { RuleVersion } from '@citywide/model/assurance/rule-studio'
import type { VersionAct } from '@citywide/model/assurance/rule-version'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useState } from 'react'
import { stepVersion } from './studio-queries.ts'
import { studioTexts } from './studio-texts.ts'

interface StudioReviewProps {
  readonly version: RuleVersion
  readonly note: string
  readonly sound: boolean
  readonly onNote: (note: string) => void
  /** Saves what was typed, if anything was. */
  readonly save: () => Promise<RuleVersion>
  readonly onDone: (version: RuleVersion) => void
}

type Step = Exclude<VersionAct, 'edit'>

const steps = ['submit', 'publish', 'sendBack', 'takeBack', 'comment', 'withdraw'] as const satisfies readonly Step[]

export function StudioReview({ version, note, sound, onNote, save, onDone }: StudioReviewProps) {
  const say = useTexts(studioTexts)
  const writes = version.acts.includes('edit')
  const [words, setWords] = useState('')
  const said = writes ? note : words
  const doing = useChanging('rule-cards', async (act: Step) => stepVersion(await save(), act, said))
  const offered = steps.filter((step) => version.acts.includes(step))
  if (offered.length === 0) return null
  return (
    <Panel title={say.review} about={say.reviewAbout}>
      <div className="stack">
        <TextField
          label={say.note}
          help={say.noteHelp}
          rows={3}
          maxLength={2_000}
          value={said}
          onChange={writes ? onNote : setWords}
        />
        <div className="row">
          {offered.map((step, index) => (
            <Button
              key={step}
              kind={index === 0 ? 'primary' : step === 'withdraw' ? 'quiet' : 'plain'}
              disabled={
                doing.isPending ||
                (step === 'submit' && !sound) ||
                ((step === 'sendBack' || step === 'comment') && said.trim() === '')
              }
              onClick={() =>
                doing.mutate(step, {
                  onSuccess: (now) => {
                    setWords('')
                    onDone(now)
                  },
                })
              }
            >
              {say[step]}
            </Button>
          ))}
        </div>
        <Fault of={doing.error} />
      </div>
    </Panel>
  )
}
