import type { BenefitProgress } from '@citywide/model/benefits/progress'
import { ChartFrame } from '../charts/chart-frame.tsx'
import { isResult } from '../charts/series-of-results.ts'
import { Trajectory } from '../charts/trajectory.tsx'
import { trajectoryOf } from '../charts/trajectory-of.ts'
import { trajectorySheet } from '../charts/trajectory-sheet.ts'
import { texts as chartTexts } from '../charts/texts.ts'
import { courses } from '../shell/api/standing.ts'
import { useLanguage, useTexts, useWords } from '../ui/language.tsx'
import { texts as uiTexts } from '../ui/texts.ts'
import { texts } from './texts.ts'
import { figureOf, gapOf } from './words.ts'

/** The finding, and the picture that shows it. */
export function TrajectoryPanel({ of }: { readonly of: BenefitProgress }) {
  const say = useTexts(texts)
  const sheetWords = useTexts(chartTexts)
  const origins = useTexts(uiTexts)
  const { language, format, timeZone } = useLanguage()
  const words = useWords()
  const data = trajectoryOf(of, timeZone, of.forecast)
  const results = of.figures.filter(isResult).length
  const partial = of.figures.filter(({ state }) => state === 'partial').length
  const { now, freshness } = of
  const unit = of.indicator?.unit ?? '1'
  return (
    <section className="panel trajectory-panel">
      <ChartFrame
        finding={
          now === null || now.value === null
            ? say.findingNone
            : say.finding(figureOf(now.value, of, language, format), gapOf(of, say, language, format))
        }
        sheet={trajectorySheet(data, sheetWords, format)}
        file={of.indicator?.code ?? 'benefit'}
        source={
          now && say.source(origins[now.origin], freshness.newestInput ? format.moment(freshness.newestInput) : '–')
        }
      >
        <Trajectory
          data={data}
          unit={unit}
          tone={courses[of.course].tone}
          summary={say.summary(words(of.benefit.title), results, partial, courses[of.course].word[language])}
        />
      </ChartFrame>
    </section>
  )
}
