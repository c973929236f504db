/** The sentence in both languages: whoever reads either reads what runs. */
import type { Text } from '@citywide/model/text'
import { tagOf } from '../../ui/text.ts'

export function RuleSentence({ of }: { readonly of: Text }) {
  return (
    <div className="event-rule-sentence">
      {(['zh', 'en'] as const).map((language) => (
        <p key={language} lang={tagOf[language]}>
          {of[language]}
        </p>
      ))}
    </div>
  )
}
