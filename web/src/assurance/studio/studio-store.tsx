/** The records of an example as forms: one can be added, copied and changed without knowing how it is written. */
import type { ExampleStore } from '@citywide/model/assurance/rule-example'
import type { Noun } from '@citywide/model/assurance/language/vocabulary'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { StudioPick } from './studio-pick.tsx'
import { StudioEntry } from './studio-entry.tsx'
import { studioTexts } from './studio-texts.ts'
import { label, nouns, vocabulary } from './studio-vocabulary.ts'

type Values = ExampleStore[string][number]

interface StudioStoreProps {
  readonly store: ExampleStore
  readonly onChange: (store: ExampleStore) => void
}

export function StudioStore({ store, onChange }: StudioStoreProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const add = (noun: Noun, values: Values = {}) =>
    onChange({ ...store, [noun.name]: [...(store[noun.name] ?? []), { ...values, id: freeId(store, noun) }] })
  return (
    <div className="stack">
      {Object.entries(store).map(([name, records]) => {
        const noun = vocabulary.nouns.get(name)
        if (!noun) return null
        const put = (next: Values[]) => onChange({ ...store, [name]: next })
        return (
          <section key={name} className="stack">
            <h3>{label(noun.title, language)}</h3>
            <ol className="studio-examples">
              {records.map((values, index) => (
                <li key={idOf(values) || index}>
                  <Entries
                    noun={noun}
                    values={values}
                    store={store}
                    onChange={(next) => put(records.with(index, next))}
                    onCopy={() => add(noun, values)}
                    onRemove={() => put(records.toSpliced(index, 1))}
                  />
                </li>
              ))}
            </ol>
            <div className="row">
              <Button icon="plus" onClick={() => add(noun)}>
                {say.addRecord(label(noun.title, language))}
              </Button>
            </div>
          </section>
        )
      })}
      <StudioPick
        key={Object.keys(store).join()}
        label={say.addRegister}
        value={null}
        options={nouns
          .filter(({ name }) => store[name] === undefined)
          .map(({ name, title }) => ({ value: name, text: label(title, language) }))}
        onChange={(name) => {
          const noun = vocabulary.nouns.get(name)
          if (noun) add(noun)
        }}
      />
    </div>
  )
}

/** `initiative-3`, the first that no record of the example has. */
function freeId(store: ExampleStore, noun: Noun): string {
  const taken = new Set((store[noun.name] ?? []).map(({ id }) => id))
  for (let no = 1; ; no += 1) {
    const id = `${noun.table.replaceAll('_', '-')}-${no}`
    if (!taken.has(id)) return id
  }
}

function idOf({ id }: Values): string {
  return typeof id === 'string' ? id : ''
}

interface EntriesProps {
  readonly noun: Noun
  readonly values: Values
  readonly store: ExampleStore
  readonly onChange: (values: Values) => void
  readonly onCopy: () => void
  readonly onRemove: () => void
}

function Entries({ noun, values, store, onChange, onCopy, onRemove }: EntriesProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const written = Object.keys(values).filter((key) => key !== 'id')
  const words = written.map((key) => noun.words.get(key)?.title[language] ?? key)
  return (
    <details className="studio-example">
      <summary>
        <code>{idOf(values)}</code>
        <span className="meta">{words.join(language === 'zh' ? '、' : ', ')}</span>
      </summary>
      <div className="stack">
        <div className="studio-row">
          {written.map((key) => (
            <StudioEntry
              key={key}
              noun={noun}
              name={key}
              value={values[key]}
              store={store}
              onChange={(value) => onChange({ ...values, [key]: value })}
            />
          ))}
          <StudioPick
            key={written.join()}
            label={say.addField}
            value={null}
            options={[...noun.words.values()]
              .filter((word) => word.kind === 'field' && values[word.key] === undefined)
              .map(({ key, title }) => ({ value: key, text: label(title, language) }))}
            onChange={(key) => onChange({ ...values, [key]: null })}
          />
        </div>
        <div className="row">
          <Button kind="quiet" icon="plus" onClick={onCopy}>
            {say.copyRecord}
          </Button>
          <Button kind="quiet" icon="close" onClick={onRemove}>
            {say.remove}
          </Button>
        </div>
      </div>
    </details>
  )
}
