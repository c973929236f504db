/** The form of a card. Every field says its own mistakes. */
import { type CardDraft, unitsOf } from '@citywide/model/assurance/card-draft'
import type { Text } from '@citywide/model/text'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { errorIn, type FormProps } from './studio-form-problems.ts'
import { StudioConsequence } from './studio-consequence.tsx'
import { StudioLimits } from './studio-limits.tsx'
import { StudioLines } from './studio-lines.tsx'
import { StudioLooked } from './studio-looked.tsx'
import { StudioPick } from './studio-pick.tsx'
import { studioTexts } from './studio-texts.ts'
import { label, nouns, vocabulary } from './studio-vocabulary.ts'

const kinds = ['share', 'exists', 'coverage', 'variety', 'recency', 'measure'] as const

export function StudioForm({
  card,
  problems,
  roles,
  onChange,
}: FormProps & { readonly roles: Readonly<Record<string, Text>> }) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const about = vocabulary.nouns.get(card.about)
  const part = (change: Partial<CardDraft>) => onChange({ ...card, ...change })
  const error = errorIn(problems, language)
  return (
    <div className="stack">
      <div className="studio-pair">
        <TextField
          label={say.inChinese(say.title)}
          lang="zh-CN"
          required
          value={card.title.zh}
          error={error('title/zh')}
          onChange={(zh) => part({ title: { ...card.title, zh } })}
        />
        <TextField
          label={say.inEnglish(say.title)}
          lang="en"
          required
          value={card.title.en}
          error={error('title/en')}
          onChange={(en) => part({ title: { ...card.title, en } })}
        />
      </div>
      <div className="studio-pair">
        <StudioPick
          label={say.about}
          required
          value={card.about}
          error={error('about')}
          options={nouns.map(({ name, title }) => ({ value: name, text: label(title, language) }))}
          onChange={(noun) => part({ about: noun })}
        />
        <Select
          label={say.kind}
          required
          value={card.kind}
          options={kinds.map((kind) => ({ value: kind, text: say[`kind_${kind}`] }))}
          onChange={(value) => {
            const kind = kinds.find((one) => one === value)
            if (kind) part({ kind, unit: unitsOf[kind][0] ?? 'count' })
          }}
        />
      </div>
      {about && (
        <StudioLines
          name="where"
          title={say.which}
          help={say.whichHelp}
          add={say.addCondition}
          about={about}
          lines={card.where}
          problems={problems}
          onChange={(where) => part({ where: [...where] })}
        />
      )}
      {about && card.kind === 'share' && (
        <StudioLines
          name="must"
          title={say.requirements}
          add={say.addRequirement}
          about={about}
          lines={card.must ?? []}
          problems={problems}
          onChange={(must) => part({ must: [...must] })}
        />
      )}
      {about && <StudioLooked card={card} about={about} problems={problems} onChange={onChange} />}
      <StudioLimits card={card} problems={problems} onChange={onChange} />
      <StudioConsequence card={card} problems={problems} roles={roles} onChange={onChange} />
    </div>
  )
}
