/** The limits of a rule as fields: what is typed is compared with the card when it is sent. */
import type { Limits } from '@citywide/model/assurance/profile'
import type { Explanation } from '@citywide/model/assurance/verdict'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { profileTexts } from './profile-texts.ts'
import { valueOf } from '../rule-words.ts'

/** As typed. Of a band, both ends; of a single limit, the first. */
export interface LimitWords {
  readonly met: readonly [string, string]
  readonly partly: readonly [string, string]
  readonly minSample: string
  readonly weight: string
  readonly critical: boolean
}

type Limit = Explanation['partly']

const typed = (limit: Limit): readonly [string, string] => {
  if (limit === null) return ['', '']
  return typeof limit === 'number' ? [String(limit), ''] : [String(limit[0]), String(limit[1])]
}

export function wordsOf(rule: Explanation | undefined): LimitWords {
  return {
    met: typed(rule?.met ?? null),
    partly: typed(rule?.partly ?? null),
    minSample: String(rule?.minSample ?? 1),
    weight: String(rule?.weight ?? 1),
    critical: rule?.critical ?? false,
  }
}

const other = (one: unknown, than: unknown) => JSON.stringify(one) !== JSON.stringify(than)

/** What differs from the card; a field that cannot be read as a number is sent as none and refused by the server. */
export function limitsFrom(words: LimitWords, rule: Explanation | undefined): Limits {
  if (!rule) return {}
  const isBand = rule.compare === 'within'
  const limit = ([low, high]: readonly [string, string]): Limit => {
    if (low.trim() === '') return null
    return isBand ? [Number(low), Number(high)] : Number(low)
  }
  const [met, partly] = [limit(words.met), limit(words.partly)]
  const { defaults } = rule
  return {
    ...(met !== null && other(met, defaults.met) && { met }),
    ...(other(partly, defaults.partly) && { partly }),
    ...(Number(words.minSample) !== defaults.minSample && { minSample: Number(words.minSample) }),
    ...(Number(words.weight) !== 1 && { weight: Number(words.weight) }),
    ...((words.critical || rule.critical) && { critical: words.critical }),
  }
}

interface LimitFieldsProps {
  readonly rule: Explanation
  readonly words: LimitWords
  readonly onChange: (words: LimitWords) => void
}

export function LimitFields({ rule, words, onChange }: LimitFieldsProps) {
  const say = useTexts(profileTexts)
  const { language, format } = useLanguage()
  const { defaults } = rule
  const isBand = rule.compare === 'within'
  const figure = (limit: Limit, end: 0 | 1) => {
    if (limit === null) return say.none
    return valueOf(typeof limit === 'number' ? limit : limit[end], rule, language, format)
  }
  const field = (key: 'met' | 'partly', end: 0 | 1, label: string, help?: string) => (
    <TextField
      label={label}
      help={[say.default(figure(defaults[key], end)), help].filter(Boolean).join(language === 'zh' ? '；' : '; ')}
      value={words[key][end]}
      onChange={(value) => onChange({ ...words, [key]: end === 0 ? [value, words[key][1]] : [words[key][0], value] })}
    />
  )
  return (
    <>
      <div className="setting-pair">
        {field('met', 0, isBand ? say.metLow : say.met)}
        {isBand && field('met', 1, say.metHigh)}
        {field('partly', 0, isBand ? say.partlyLow : say.partly, say.noPartly)}
        {isBand && field('partly', 1, say.partlyHigh)}
      </div>
      <div className="setting-pair">
        <TextField
          label={say.minSample}
          help={say.default(format.number(defaults.minSample))}
          numeric
          value={words.minSample}
          onChange={(minSample) => onChange({ ...words, minSample })}
        />
        <TextField
          label={say.weight}
          help={say.default('1')}
          value={words.weight}
          onChange={(weight) => onChange({ ...words, weight })}
        />
        <Select
          label={say.criticality}
          required
          value={words.critical ? 'yes' : 'no'}
          options={[
            { value: 'no', text: say.no },
            { value: 'yes', text: say.yes },
          ]}
          onChange={(value) => onChange({ ...words, critical: value === 'yes' })}
        />
      </div>
    </>
  )
}
