import type { CardDraft } from '@citywide/model/assurance/card-draft'
import { unitsOf } from '@citywide/model/assurance/card-draft'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { errorIn, type FormProps } from './studio-form-problems.ts'
import { StudioNumber } from './studio-number.tsx'
import { studioTexts } from './studio-texts.ts'

const directions = ['at_least', 'at_most', 'within'] as const

/** What is enough: the direction, the two limits, and how many records it takes to judge. */
export function StudioLimits({ card, problems, onChange }: FormProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const error = errorIn(problems, language)
  const part = (change: Partial<CardDraft>) => onChange({ ...card, ...change })
  const units = unitsOf[card.kind]
  return (
    <fieldset className="studio-lines">
      <legend>{say.limits}</legend>
      <div className="studio-row">
        <Select
          label={say.compare}
          required
          value={card.compare}
          options={directions.map((compare) => ({ value: compare, text: say[`compare_${compare}`] }))}
          onChange={(value) => {
            const compare = directions.find((one) => one === value)
            if (compare)
              part({ compare, met: shaped(card.met, compare), partly: card.partly && shaped(card.partly, compare) })
          }}
        />
        {units.length > 1 && (
          <Select
            label={say.unit}
            required
            value={card.unit}
            error={error('unit')}
            options={units.map((unit) => ({ value: unit, text: say[`unit_${unit}`] }))}
            onChange={(value) => part({ unit: units.find((unit) => unit === value) ?? card.unit })}
          />
        )}
        <Limit
          label={say.inUnit(say.met, say[`unit_${card.unit}`])}
          value={card.met}
          error={error('met')}
          onChange={(met) => part({ met })}
        />
        <Limit
          label={say.inUnit(say.partly, say[`unit_${card.unit}`])}
          help={say.partlyHelp}
          value={card.partly}
          band={card.compare === 'within'}
          error={error('partly')}
          onChange={(partly) => part({ partly })}
          onEmpty={() => part({ partly: null })}
        />
        <StudioNumber
          label={say.minSample}
          help={say.minSampleHelp}
          value={card.minSample}
          error={error('minSample')}
          onChange={(minSample) => part({ minSample })}
        />
      </div>
    </fieldset>
  )
}

/** One number, or a band where the direction asks for one. */
function shaped(limit: CardDraft['met'], compare: CardDraft['compare']): CardDraft['met'] {
  const low = typeof limit === 'number' ? limit : limit[0]
  if (compare !== 'within') return low
  return typeof limit === 'number' ? [limit, limit] : limit
}

interface LimitProps {
  readonly label: string
  readonly help?: string
  readonly value: CardDraft['met'] | null
  readonly band?: boolean
  readonly error: string | undefined
  readonly onChange: (limit: CardDraft['met']) => void
  readonly onEmpty?: () => void
}

function Limit({ label, help, value, band = false, error, onChange, onEmpty }: LimitProps) {
  const say = useTexts(studioTexts)
  if (typeof value === 'number' || (value === null && !band))
    return (
      <StudioNumber
        label={label}
        {...(help !== undefined && { help })}
        value={value}
        error={error}
        onChange={onChange}
        {...(onEmpty && { onEmpty })}
      />
    )
  const [low, high] = value ?? [null, null]
  return (
    <>
      <StudioNumber
        label={`${label} ${say.from}`}
        value={low}
        error={error}
        onChange={(from) => onChange([from, high ?? from])}
        {...(onEmpty && { onEmpty })}
      />
      <StudioNumber label={`${label} ${say.to}`} value={high} onChange={(to) => onChange([low ?? to, to])} />
    </>
  )
}
