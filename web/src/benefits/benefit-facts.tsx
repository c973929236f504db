import type { BenefitProgress } from '@citywide/model/benefits/progress'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts, Words } from '../ui/language.tsx'
import { Fact, Facts, Panel } from '../ui/panel.tsx'
import { texts } from './texts.ts'
import { figureOf, gapOf } from './words.ts'

export function FactsPanel({ of }: { readonly of: BenefitProgress }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { owner, indicator, baseline, target } = of
  const figure = (value: number) => figureOf(value, of, language, format)
  return (
    <Panel title={say.facts}>
      <Facts>
        <Fact name={say.gap}>{gapOf(of, say, language, format)}</Fact>
        <Fact name={say.target}>{target ? say.on(figure(target.value), format.day(target.at)) : say.noTarget}</Fact>
        <Fact name={say.baseline}>{baseline ? say.on(figure(baseline.value), format.day(baseline.at)) : '–'}</Fact>
        <Fact name={say.forecast}>
          <ForecastWords of={of} />
        </Fact>
        <Fact name={say.owner}>
          {owner ? (
            <>
              <Link to="/app/records/$path/$id" params={{ path: 'people', id: owner.id }}>
                {owner.name}
              </Link>
              {language === 'zh' ? '，' : ', '}
              <Words of={owner.organization} />
            </>
          ) : (
            <span className="quiet">{say.noOwner}</span>
          )}
        </Fact>
        <Fact name={say.indicator}>
          {indicator ? (
            <Link to="/app/records/$path/$id" params={{ path: 'indicators', id: indicator.id }}>
              <Words of={indicator.title} />
            </Link>
          ) : (
            <span className="quiet">{say.noIndicator}</span>
          )}
        </Fact>
        {indicator && (
          <Fact name={say.formula}>
            {indicator.method
              ? indicator.method[language]
              : indicator.origin === 'imported'
                ? say.takenOver
                : say.typedIn}
            {indicator.definitionVersion !== null && (
              <span className="meta"> {say.version(indicator.definitionVersion)}</span>
            )}
          </Fact>
        )}
      </Facts>
    </Panel>
  )
}

/** The forecast with its range, or the sentence that says why there is none. */
function ForecastWords({ of }: { readonly of: BenefitProgress }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { forecast } = of
  if (!forecast) return of.sentence[language]
  const figure = (value: number) => figureOf(value, of, language, format)
  const sentences = [
    say.probability(format.share(forecast.inTime)),
    say.range(
      figure(Math.min(forecast.p10, forecast.p90)),
      figure(forecast.p50),
      figure(Math.max(forecast.p10, forecast.p90)),
    ),
    ...(forecast.arrival ? [say.arrival(format.month(forecast.arrival))] : []),
  ]
  return language === 'zh' ? `${sentences.join('；')}。` : `${sentences.join('; ')}.`
}
