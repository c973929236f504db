import type { RuleVerdict } from '@citywide/model/assurance/verdict'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { EvidenceLink } from './evidence/evidence-link.tsx'
import { besideTexts } from './parts/beside-texts.ts'
import { valueOf } from './rule-words.ts'
import { LooserMark } from './profile/setting-line.tsx'
import { ClassTag, VerdictMark } from './verdict-mark.tsx'

/** One rule in a line: what it measures, the figure, how it stands and since when. */
export function RuleLine({ of }: { readonly of: RuleVerdict }) {
  const say = useTexts(besideTexts)
  const { language, format } = useLanguage()
  const { rule, title, state, value, unit, since } = of
  return (
    <li className="rule-line">
      <EvidenceLink of={rule}>{title[language]}</EvidenceLink>
      <span className="rule-line-facts">
        {value !== null && state !== 'not_assessable' && (
          <strong className="figures">{valueOf(value, { unit }, language, format)}</strong>
        )}
        <VerdictMark state={state} evidence={of.class} />
        <ClassTag evidence={of.class} />
        {of.looser && <LooserMark />}
        {since && <span className="meta">{say.since(format.dayOf(since))}</span>}
      </span>
    </li>
  )
}
