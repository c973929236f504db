import {
  exampleStateNames,
  type ExampleResult,
  exampleStates,
  ExampleStore,
  type RuleExample,
} from '@citywide/model/assurance/rule-example'
import { useState } from 'react'
import { Button, Switch } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Select } from '../../ui/select.tsx'
import { StudioStore } from './studio-store.tsx'
import { studioTexts } from './studio-texts.ts'
import { nounWords } from './studio-words.ts'

interface StudioExampleProps {
  readonly of: RuleExample
  readonly result: ExampleResult | undefined
  readonly onChange: ((example: RuleExample) => void) | undefined
  readonly onRemove: () => void
}

/** One example: a line that says what it holds and whether it holds; its records open below. */
export function StudioExample({ of: example, result, onChange, onRemove }: StudioExampleProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const written = JSON.stringify(example.store, null, 2)
  const [typed, setTyped] = useState<string>()
  const [shown, setShown] = useState<'form' | 'text'>('form')
  const bad = typed !== undefined && storeIn(typed) === undefined
  const kinds = Object.entries(example.store)
    .map(([noun, records]) => `${nounWords(noun, language)} ${records.length}`)
    .join(language === 'zh' ? '、' : ', ')
  return (
    <details className="studio-example">
      <summary>
        <strong>{exampleStateNames[example.state][language]}</strong>
        <span className="meta">{kinds}</span>
        {result && <Outcome of={result} />}
      </summary>
      <div className="stack">
        {result?.error && <p className="field-error">{result.error[language]}</p>}
        {onChange ? (
          <>
            <div className="studio-pair">
              <TextField
                label={say.exampleName}
                maxLength={200}
                value={example.name}
                onChange={(name) => onChange({ ...example, name })}
              />
              <Select
                label={say.exampleState}
                required
                value={example.state}
                options={exampleStates.map((state) => ({ value: state, text: exampleStateNames[state][language] }))}
                onChange={(value) =>
                  onChange({ ...example, state: exampleStates.find((one) => one === value) ?? example.state })
                }
              />
            </div>
            <div className="row">
              <Switch
                label={say.writtenAs}
                value={shown}
                options={[
                  { value: 'form', text: say.asForm },
                  { value: 'text', text: say.asText },
                ]}
                onChange={(next) => {
                  setTyped(undefined)
                  setShown(next)
                }}
              />
            </div>
            {shown === 'form' ? (
              <StudioStore store={example.store} onChange={(store) => onChange({ ...example, store })} />
            ) : (
              <TextField
                label={say.exampleStore}
                rows={10}
                value={typed ?? written}
                error={bad ? say.exampleBad : undefined}
                onChange={(text) => {
                  const store = storeIn(text)
                  setTyped(text)
                  if (store) onChange({ ...example, store })
                }}
              />
            )}
            <div className="row">
              <Button kind="quiet" icon="close" onClick={onRemove}>
                {say.remove}
              </Button>
              <span className="meta">
                {say.exampleAt} {example.at}
              </span>
            </div>
          </>
        ) : (
          <pre className="studio-store">{written}</pre>
        )}
      </div>
    </details>
  )
}

function storeIn(text: string): ExampleStore | undefined {
  try {
    const read = ExampleStore.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

function Outcome({ of: { holds, state, error } }: { readonly of: ExampleResult }) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  if (holds) return <Mark tone="good">{say.holds}</Mark>
  const got = state ? exampleStateNames[state][language] : (error?.[language] ?? '–')
  return <Mark tone="bad">{say.holdsNot(got)}</Mark>
}
