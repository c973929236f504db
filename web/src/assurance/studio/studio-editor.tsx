/** A version that is being written: its form, and beside it what it says and what is wrong with it. */
import { checkCard } from '@citywide/model/assurance/card-check'
import { trimmed } from '@citywide/model/assurance/card-draft'
import type { RuleExample } from '@citywide/model/assurance/rule-example'
import type { RuleFile, RuleVersion } from '@citywide/model/assurance/rule-studio'
import { versionStateNames } from '@citywide/model/assurance/rule-version'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { catalogueQuery } from '../../shell/api/components.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { RequestProblem } from '../../shell/api/fetch.ts'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Loading } from '../../ui/state.tsx'
import { StudioCard } from './studio-card.tsx'
import { StudioDifference } from './studio-difference.tsx'
import { StudioForm } from './studio-form.tsx'
import { writeVersion } from './studio-queries.ts'
import { StudioReview } from './studio-review.tsx'
import { StudioSentence } from './studio-sentence.tsx'
import { studioTexts } from './studio-texts.ts'
import { vocabulary } from './studio-vocabulary.ts'

// What is tried comes after what is written.
const StudioExamples = lazy(() =>
  import('./studio-examples.tsx').then(({ StudioExamples: component }) => ({ default: component })),
)
const StudioTrial = lazy(() =>
  import('./studio-trial.tsx').then(({ StudioTrial: component }) => ({ default: component })),
)

interface StudioEditorProps {
  readonly version: RuleVersion
  readonly file: RuleFile
}

export function StudioEditor({ version, file }: StudioEditorProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const roles = useQuery(catalogueQuery).data?.roles
  // What was read last; a save goes from there, and what others wrote meanwhile is not overwritten.
  const [read, setRead] = useState(version)
  const [card, setCard] = useState(version.card)
  const [examples, setExamples] = useState<readonly RuleExample[]>(version.examples)
  const [note, setNote] = useState(version.note ?? '')
  const saving = useChanging('rule-cards', () =>
    writeVersion(read, {
      ...(card && { card: trimmed(card), examples }),
      note: note.trim() === '' ? null : note.trim(),
    }),
  )
  const take = (now: RuleVersion) => {
    setRead(now)
    setCard(now.card)
    setExamples(now.examples)
    setNote(now.note ?? '')
  }
  const writes = read.acts.includes('edit')
  const dirty =
    writes &&
    (JSON.stringify(card && trimmed(card)) !== JSON.stringify(read.card && trimmed(read.card)) ||
      JSON.stringify(examples) !== JSON.stringify(read.examples) ||
      note.trim() !== (read.note ?? ''))
  const checked = card && checkCard(card, vocabulary, roles ?? { [card.owner]: card.title })
  const sound = checked?.rule !== undefined || card === null
  const stale = saving.error instanceof RequestProblem && saving.error.code === 'CHANGED'
  const save = async () => {
    const now = await saving.mutateAsync()
    take(now)
    return now
  }
  const head = (
    <span className="row">
      <Tag tone="watch">{versionStateNames[read.state][language]}</Tag>
      {dirty && <span className="meta">{say.unsaved}</span>}
    </span>
  )
  return (
    <div className="studio">
      <div className="stack studio-main">
        <Panel title={say.versionNo(read.no)} aside={head}>
          {card === null ? (
            <p>{read.puts === 'retired' ? say.putsRetired : say.putsRelease}</p>
          ) : writes ? (
            <StudioForm card={card} problems={checked?.problems ?? []} roles={roles ?? {}} onChange={setCard} />
          ) : (
            <StudioCard card={card} />
          )}
          {writes && (
            <div className="row studio-save">
              <Button
                kind="primary"
                disabled={!dirty || saving.isPending}
                onClick={() => void save().catch(() => undefined)}
              >
                {dirty ? say.save : say.saved}
              </Button>
              {stale && <Button onClick={() => take(version)}>{say.loadTheirs}</Button>}
            </div>
          )}
          <Fault of={saving.error} />
        </Panel>
        {card && (
          <Suspense fallback={<Loading />}>
            <StudioExamples card={card} sound={sound} examples={examples} onChange={writes ? setExamples : undefined} />
            <StudioTrial card={card} sound={sound} />
          </Suspense>
        )}
      </div>
      <div className="stack studio-side">
        {card && writes && (
          <Panel title={say.sentence} about={say.sentenceAbout}>
            <div aria-live="polite">
              <StudioSentence sentence={checked?.sentences?.sentence} />
            </div>
            {!sound && <p className="meta">{say.problems(checked?.problems.length ?? 0)}</p>}
          </Panel>
        )}
        {card && file.inForce && (
          <Panel title={say.differences} about={say.difference}>
            <StudioDifference before={file.inForce.card} after={card} />
          </Panel>
        )}
        <StudioReview
          version={read}
          note={note}
          sound={sound}
          onNote={setNote}
          save={dirty ? save : async () => read}
          onDone={take}
        />
      </div>
    </div>
  )
}
