/** Examples of a rule: made from the card or by hand, and run before anybody publishes. */
import type { CardDraft } from '@citywide/model/assurance/card-draft'
import { type ExampleReport, exampleStateNames, type RuleExample } from '@citywide/model/assurance/rule-example'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StudioExample } from './studio-example.tsx'
import { proposeExamples, tryExamples } from './studio-queries.ts'
import { studioTexts } from './studio-texts.ts'

interface StudioExamplesProps {
  readonly card: CardDraft
  readonly sound: boolean
  readonly examples: readonly RuleExample[]
  /** Undefined: they are only read. */
  readonly onChange: ((examples: readonly RuleExample[]) => void) | undefined
}

export function StudioExamples({ card, sound, examples, onChange }: StudioExamplesProps) {
  const say = useTexts(studioTexts)
  const [report, setReport] = useState<ExampleReport | null>(null)
  const [beyond, setBeyond] = useState<readonly string[]>([])
  const running = useMutation({ mutationFn: () => tryExamples(card, examples), onSuccess: setReport })
  const proposing = useMutation({
    mutationFn: () => proposeExamples(card),
    onSuccess: (proposal) => {
      setBeyond(proposal.beyond)
      setReport(proposal.report)
      if (proposal.examples.length > 0) onChange?.(proposal.examples)
    },
  })
  const change = (next: readonly RuleExample[]) => {
    setReport(null)
    onChange?.(next)
  }
  const busy = running.isPending || proposing.isPending
  return (
    <Panel title={say.examples} about={say.examplesAbout}>
      <div className="stack">
        {examples.length === 0 && <p className="meta">{say.noExamples}</p>}
        <ol className="studio-examples">
          {examples.map((example, index) => (
            // An example has no name of its own that stays: its place is what tells it from others.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <StudioExample
                of={example}
                result={report?.examples[index]}
                onChange={onChange && ((next) => change(examples.with(index, next)))}
                onRemove={() => change(examples.toSpliced(index, 1))}
              />
            </li>
          ))}
        </ol>
        {report && <Report of={report} />}
        {beyond.length > 0 && (
          <p className="notice">{say.beyond(beyond.map((line) => nameOf(line, say)).join(', '))}</p>
        )}
        <div className="row">
          <Button disabled={!sound || busy || examples.length === 0} onClick={() => running.mutate()}>
            {say.runExamples}
          </Button>
          {onChange && (
            <>
              <Button disabled={!sound || busy} onClick={() => proposing.mutate()}>
                {say.propose}
              </Button>
              <Button
                icon="plus"
                onClick={() => {
                  const at = examples[0]?.at ?? '2026-01-01T00:00:00Z'
                  change([...examples, { name: '', state: 'met', at, store: { [card.about]: [] } }])
                }}
              >
                {say.addExample}
              </Button>
            </>
          )}
        </div>
        <Fault of={running.error ?? proposing.error} />
      </div>
    </Panel>
  )
}

type Say = ReturnType<typeof useTexts<typeof studioTexts>>

function nameOf(line: string, say: Say): string {
  const [part, index] = line.split('/')
  const no = Number(index) + 1
  if (part === 'where') return say.whichLine(no)
  if (part === 'must') return say.mustLine(no)
  return part === 'measure' ? say.formula : say.looked
}

function Report({ of: { holds, lacking, unnoticed } }: { readonly of: ExampleReport }) {
  const say = useTexts(studioTexts)
  const { language, format } = useLanguage()
  return (
    <output className="stack">
      {holds && <Mark tone="good">{say.allHold}</Mark>}
      {lacking.length > 0 && (
        <Mark tone="watch">{say.lacking(format.list(lacking.map((state) => exampleStateNames[state][language])))}</Mark>
      )}
      {unnoticed.map((line) => (
        <Mark key={line} tone="watch">
          {say.unnoticed(nameOf(line, say))}
        </Mark>
      ))}
    </output>
  )
}
