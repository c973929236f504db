import type { Explanation } from '@citywide/model/assurance/verdict'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Shape, type Tone } from '../../ui/mark.tsx'
import { texts } from '../texts.ts'

/** Each condition by itself: how many records fail it, how many cannot be told, and the condition as it runs. */
export function Conditions({ rule }: { readonly rule: Explanation }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { n } = rule.population
  return (
    <section>
      <h3 className="unseen">{say.conditions}</h3>
      <ul className="conditions">
        {rule.conditions.map(({ text, sentence, fails, unknown }) => {
          const tone: Tone = fails > 0 ? 'bad' : unknown > 0 || n === 0 ? 'none' : 'good'
          return (
            <li key={text} className="tone" data-tone={tone}>
              <Shape tone={tone} weight={rule.class === 'live' ? 'solid' : 'hollow'} />
              <div>
                <p className="condition-sentence">{sentence[language]}</p>
                {(fails > 0 || unknown > 0) && <p>{say.failsAndUnknown(fails, unknown)}</p>}
                <p className="meta">
                  <code>{text}</code>
                </p>
              </div>
              {n > 0 && <span className="condition-count tone-text">{`${Math.max(0, n - fails - unknown)}/${n}`}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
