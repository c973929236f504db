/** Examples that travel with a rule, written as lines, with what the rule makes of them. */
import { type EventRuleExample, type GroupState, groupStates } from '@citywide/model/observations/event-rule'
import type { EventRuleCheck } from '@citywide/model/observations/event-rule-view'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { texts } from './texts.ts'

interface RuleExamplesProps {
  readonly examples: readonly EventRuleExample[]
  readonly outcomes: EventRuleCheck['examples']
  /** Absent: they are only read. */
  readonly onChange: ((examples: EventRuleExample[]) => void) | undefined
}

export function RuleExamples({ examples, outcomes, onChange }: RuleExamplesProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const fresh: EventRuleExample = { title: '', points: [{ minute: 0, value: 0 }], until: null, expects: [] }
  return (
    <Panel title={say.examples} about={say.examplesAbout}>
      <div className="stack">
        {examples.map((example, index) => {
          const outcome = outcomes[index]
          const put = (next: EventRuleExample) => onChange?.(examples.map((one, at) => (at === index ? next : one)))
          return (
            // Examples have no name of their own until one is written.
            // oxlint-disable-next-line react/no-array-index-key
            <fieldset key={index} className="event-rule-part">
              <legend>{example.title === '' ? `${say.examples} ${index + 1}` : example.title}</legend>
              {onChange && <ExampleFields of={example} onChange={put} />}
              {outcome && (
                <p>
                  <Mark tone={outcome.holds ? 'good' : 'bad'} weight="hollow">
                    {outcome.holds ? say.holds : say.fails}
                  </Mark>{' '}
                  <span className="meta">
                    {say.happened}
                    {language === 'zh' ? '：' : ': '}
                    {outcome.happened.length === 0
                      ? say.nothingHappens
                      : outcome.happened.map(({ minute, to }) => `${minute} ${groupStates[to][language]}`).join(' · ')}
                  </span>
                </p>
              )}
              {onChange && (
                <Button kind="quiet" onClick={() => onChange(examples.filter((_, at) => at !== index))}>
                  {say.removeExample}
                </Button>
              )}
            </fieldset>
          )
        })}
        {onChange && (
          <div className="row">
            <Button icon="plus" onClick={() => onChange([...examples, fresh])}>
              {say.addExample}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  )
}

interface ExampleFieldsProps {
  readonly of: EventRuleExample
  readonly onChange: (example: EventRuleExample) => void
}

function ExampleFields({ of, onChange }: ExampleFieldsProps) {
  const say = useTexts(texts)
  const [points, setPoints] = useState(of.points.map(({ minute, value }) => `${minute} ${value}`).join('\n'))
  const [expects, setExpects] = useState(of.expects.map(({ minute, to }) => `${minute} ${to}`).join('\n'))
  const [until, setUntil] = useState(of.until === null ? '' : String(of.until))
  return (
    <div className="event-rule-fields">
      <TextField
        label={say.exampleTitle}
        required
        maxLength={200}
        value={of.title}
        onChange={(title) => onChange({ ...of, title })}
      />
      <TextField
        label={say.until}
        value={until}
        onChange={(text) => {
          setUntil(text)
          const minute = Number(text)
          onChange({ ...of, until: text.trim() === '' || !Number.isFinite(minute) ? null : minute })
        }}
      />
      <TextField
        label={say.points}
        rows={5}
        value={points}
        onChange={(text) => {
          setPoints(text)
          const read = linesOf(text).flatMap(([minute, value]) =>
            Number.isFinite(Number(minute)) && value !== undefined && Number.isFinite(Number(value))
              ? [{ minute: Number(minute), value: Number(value) }]
              : [],
          )
          if (read.length > 0) onChange({ ...of, points: read })
        }}
      />
      <TextField
        label={say.expects}
        help={say.expectsHelp}
        rows={5}
        value={expects}
        onChange={(text) => {
          setExpects(text)
          const read = linesOf(text).flatMap(([minute, word]) => {
            const to = (Object.keys(groupStates) as GroupState[]).find((one) => one === word)
            return to && Number.isFinite(Number(minute)) ? [{ minute: Number(minute), to }] : []
          })
          onChange({ ...of, expects: read })
        }}
      />
    </div>
  )
}

function linesOf(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/[\s,，]+/))
    .filter(([first]) => first !== undefined && first !== '')
}
