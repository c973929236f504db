/** The newest value: how much, of when, and whether another one should have come. */
import type { Stream } from '@citywide/model/observations/stream'
import { Figure } from '../../ui/figure.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import { unitLabel } from '../../ui/unit.ts'
import { FeedAge, FeedMark } from './feed-state.tsx'
import { flagWords } from './flag-words.ts'
import { qualityTexts } from './quality-texts.ts'
import { rhythmOf } from './rhythm.ts'
import { texts } from './texts.ts'

export function Latest({ of: stream }: { readonly of: Stream }) {
  const say = useTexts(texts)
  const sayOfQuality = useTexts(qualityTexts)
  const { language, format } = useLanguage()
  const { latest, unusable, state, unit, intervalSeconds, count, firstAt } = stream
  return (
    <Panel title={say.latestTitle} aside={<FeedMark state={state} />} className="feed-latest">
      <p className="feed-figure" data-stale={state === 'stopped' || undefined}>
        <Figure value={latest?.value ?? null} unit={unit} digits={6} size="large" />
        <FeedAge of={stream} />
      </p>
      <Facts>
        {latest && (
          <>
            <Fact name={say.measuredAt}>
              <time dateTime={latest.at}>{format.moment(latest.at)}</time>
            </Fact>
            <Fact name={say.receivedAt}>
              <time dateTime={latest.receivedAt}>{format.moment(latest.receivedAt)}</time>
            </Fact>
          </>
        )}
        <Fact name={say.expected}>{say.rhythmOf(rhythmOf(intervalSeconds))}</Fact>
        {latest && latest.flags !== 0 && <Fact name={say.quality}>{flagWords(latest.flags, language)}</Fact>}
        {latest && latest.quality !== 0 && <Fact name={sayOfQuality.sourceCode}>{latest.quality}</Fact>}
        {unusable && (
          <Fact name={sayOfQuality.newestUnusable}>
            <span className="tone-text" data-tone="bad">
              {`${format.number(unusable.value, 6)} ${unitLabel(unit, language)}`.trim()}
            </span>{' '}
            {flagWords(unusable.flags, language)} · <time dateTime={unusable.at}>{format.moment(unusable.at)}</time>
          </Fact>
        )}
        {firstAt && <Fact name={say.kept}>{say.keptSince(format.number(count, 0), format.dayOf(firstAt))}</Fact>}
      </Facts>
    </Panel>
  )
}
