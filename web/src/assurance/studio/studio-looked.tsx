/** What a rule looks at where it is no share: a field, a list, or a figure over whole registers. */
import type { Noun } from '@citywide/model/assurance/language/vocabulary'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { errorIn, type FormProps } from './studio-form-problems.ts'
import { StudioPick } from './studio-pick.tsx'
import { StudioProblem } from './studio-problem.tsx'
import { studioTexts } from './studio-texts.ts'
import { label, vocabulary } from './studio-vocabulary.ts'

/** Types of fields that a kind of rule can look at. */
const fitting = {
  coverage: ['text', 'code', 'codes'],
  variety: ['text', 'code', 'number', 'integer', 'date', 'ref', 'codes', 'refs'],
  recency: ['date', 'datetime'],
  measure: ['number', 'integer'],
} as const satisfies Record<string, readonly string[]>

export function StudioLooked({ card, about, problems, onChange }: FormProps & { readonly about: Noun }) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const { kind } = card
  if (kind === 'share' || kind === 'exists') return null
  const part = (change: Partial<typeof card>) => onChange({ ...card, ...change })
  const error = errorIn(problems, language)
  const types: readonly string[] = fitting[kind]
  const words = [...about.words.values()].filter((word) => word.kind === 'field' && types.includes(word.field.type))
  const options = words.map(({ key, title }) => ({ value: key, text: label(title, language) }))
  const formula = problems.find(({ line }) => line === 'measure')
  const known = about.names.get(card.of ?? '')?.key ?? card.of ?? null
  return (
    <div className="stack">
      <div className="studio-pair">
        {kind === 'coverage' && (
          <Select
            label={say.list}
            required
            value={card.list === '' ? null : (card.list ?? null)}
            error={error('list')}
            options={Object.entries(vocabulary.constants).map(([name, { title }]) => ({
              value: name,
              text: label(title, language),
            }))}
            onChange={(list) => part({ list: list ?? '' })}
          />
        )}
        {kind === 'measure' && (
          <Select
            label={say.fn}
            required
            value={card.fn ?? 'mean'}
            options={(['mean', 'sum'] as const).map((fn) => ({ value: fn, text: say[fn] }))}
            onChange={(fn) => part({ fn: fn === 'sum' ? 'sum' : 'mean' })}
          />
        )}
        <StudioPick
          key={about.name}
          label={say.looked}
          required={kind !== 'measure'}
          value={known === '' ? null : known}
          error={error('of')}
          options={options}
          onChange={(of) => part({ of })}
        />
      </div>
      {kind === 'measure' && (
        <>
          <TextField
            label={say.formula}
            help={say.feelHelp}
            rows={2}
            value={card.measure ?? ''}
            error={formula?.text[language]}
            onChange={(measure) => part({ measure })}
          />
          {formula && <StudioProblem of={formula} text={card.measure ?? ''} onMend={(measure) => part({ measure })} />}
        </>
      )}
    </div>
  )
}
