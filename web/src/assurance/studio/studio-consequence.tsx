import type { CardDraft } from '@citywide/model/assurance/card-draft'
import type { Text } from '@citywide/model/text'
import { classes } from '../../shell/api/standing.ts'
import { Check } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { errorIn, type FormProps } from './studio-form-problems.ts'
import { studioTexts } from './studio-texts.ts'

const evidence = ['live', 'register', 'mixed', 'assessed'] as const
const rhythms = { PT15M: 'quarterly', PT1H: 'hourly', P1D: 'daily', P7D: 'weekly' } as const

/** Who acts and how where the rule is not met, what kind of evidence it is, and how often it is judged. */
export function StudioConsequence({
  card,
  problems,
  roles,
  onChange,
}: FormProps & { readonly roles: Readonly<Record<string, Text>> }) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const error = errorIn(problems, language)
  const part = (change: Partial<CardDraft>) => onChange({ ...card, ...change })
  const known = Object.entries(rhythms).map(([value, word]) => ({ value, text: say[word] }))
  const refresh = known.some(({ value }) => value === card.refresh)
    ? known
    : [...known, { value: card.refresh, text: card.refresh }]
  return (
    <fieldset className="studio-lines">
      <legend>{say.consequence}</legend>
      <div className="studio-pair">
        <TextField
          label={say.inChinese(say.next)}
          lang="zh-CN"
          required
          rows={2}
          value={card.do.zh}
          error={error('do/zh')}
          onChange={(zh) => part({ do: { ...card.do, zh } })}
        />
        <TextField
          label={say.inEnglish(say.next)}
          lang="en"
          required
          rows={2}
          value={card.do.en}
          error={error('do/en')}
          onChange={(en) => part({ do: { ...card.do, en } })}
        />
      </div>
      <div className="studio-row">
        <Select
          label={say.owner}
          required
          value={card.owner}
          error={error('owner')}
          options={Object.entries(roles).map(([value, title]) => ({ value, text: title[language] }))}
          onChange={(owner) => part({ owner: owner ?? card.owner })}
        />
        <Select
          label={say.evidence}
          required
          value={card.evidence}
          options={evidence.map((value) => ({ value, text: classes[value].word[language] }))}
          onChange={(value) => part({ evidence: evidence.find((one) => one === value) ?? card.evidence })}
        />
        <Select
          label={say.refresh}
          required
          value={card.refresh}
          error={error('refresh')}
          options={refresh}
          onChange={(value) => part({ refresh: value ?? card.refresh })}
        />
        {card.evidence === 'live' && (
          <TextField
            label={say.maxAge}
            help="PT2H, P1D"
            value={card.maxAge ?? ''}
            error={error('maxAge')}
            onChange={(maxAge) => part({ maxAge })}
          />
        )}
      </div>
      <Check label={say.critical} checked={card.critical === true} onChange={(critical) => part({ critical })} />
    </fieldset>
  )
}
