import { asksOf, type Path } from '@citywide/model/assurance/condition-form'
import type { Noun } from '@citywide/model/assurance/language/vocabulary'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { StudioPick } from './studio-pick.tsx'
import { studioTexts } from './studio-texts.ts'
import { label, vocabulary } from './studio-vocabulary.ts'

interface StudioPathProps {
  readonly about: Noun
  readonly path: Path | undefined
  readonly onChange: (path: Path) => void
}

const ITSELF = '.'
/** References that are followed one after the other. */
const DEEPEST = 3

/** A field of the record, or of what one of its references leads to: one choice for each step. */
export function StudioPath({ about, path, onChange }: StudioPathProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const [first, ...rest] = path ?? []
  const word = first === undefined ? undefined : about.words.get(first)
  const next = word?.kind === 'field' && word.follow !== undefined ? vocabulary.nouns.get(word.follow) : undefined
  const options = [...about.words.values()]
    .filter((one) => one.key !== 'id' && asksOf(one).length > 0)
    .map(({ key, title }) => ({ value: key, text: label(title, language) }))
  return (
    <>
      <StudioPick
        key={`${about.name} ${first ?? ''}`}
        label={say.field}
        required
        value={first ?? null}
        options={options}
        onChange={(key) => key !== first && onChange([key])}
      />
      {first !== undefined && word && next && (
        <StudioStep
          title={say.ofIt(word.title[language])}
          noun={next}
          path={rest}
          onChange={(steps) => onChange([first, ...steps])}
          deep={1}
        />
      )}
    </>
  )
}

interface StepProps {
  readonly title: string
  readonly noun: Noun
  readonly path: readonly string[]
  readonly deep: number
  readonly onChange: (path: readonly string[]) => void
}

function StudioStep({ title, noun, path, deep, onChange }: StepProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const [first, ...rest] = path
  const word = first === undefined ? undefined : noun.words.get(first)
  const next = word?.kind === 'field' && word.follow !== undefined ? vocabulary.nouns.get(word.follow) : undefined
  const options = [...noun.words.values()]
    .filter((one) => one.key !== 'id' && asksOf(one).length > 0)
    .map((one) => ({ value: one.key, text: label(one.title, language) }))
  return (
    <>
      <StudioPick
        key={`${noun.name} ${first ?? ''}`}
        label={title}
        value={first ?? ITSELF}
        options={[{ value: ITSELF, text: say.itself }, ...options]}
        onChange={(key) => key !== (first ?? ITSELF) && onChange(key === ITSELF ? [] : [key])}
      />
      {first !== undefined && word && next && deep < DEEPEST && (
        <StudioStep
          title={say.ofIt(word.title[language])}
          noun={next}
          path={rest}
          deep={deep + 1}
          onChange={(steps) => onChange([first, ...steps])}
        />
      )}
    </>
  )
}
