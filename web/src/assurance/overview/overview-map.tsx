/** Each part with its components as tiles: the score as colour and figure, what it rests on as a bar, hatching for nothing. */
import { heatLevel } from '@citywide/model/assurance/success-factors'
import { Link } from '@tanstack/react-router'
import { partName } from '../../shell/api/part-names.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Shape } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { overviewTexts } from './overview-texts.ts'
import { useChangeWords } from './overview-words.ts'
import { SplitBar, SplitKey } from '../split-bar.tsx'
import { changeOf, type OverviewNode, scoreOf } from '../history/standing-change.ts'

interface OverviewMapProps {
  readonly parts: readonly OverviewNode[]
  /** Those that fit the filters. */
  readonly components: readonly OverviewNode[]
}

export function OverviewMap({ parts, components }: OverviewMapProps) {
  const say = useTexts(overviewTexts)
  const { language, format } = useLanguage()
  return (
    <Panel title={say.map} about={say.mapAbout} aside={<SplitKey />} flush>
      {parts.map((part) => {
        const own = components.filter((one) => one.part === part.part)
        const score = scoreOf(part.standing)
        return own.length === 0 ? null : (
          <section key={part.code} className="overview-part" aria-label={part.title[language]}>
            <h3>
              <Chip>{part.part}</Chip> <span>{part.title[language]}</span>
              <span className="meta">{score === null ? say.tooLittle : format.number(score, 0)}</span>
            </h3>
            <ul className="overview-tiles">
              {own.map((one) => (
                <Tile key={one.code} of={one} />
              ))}
            </ul>
          </section>
        )
      })}
    </Panel>
  )
}

function Tile({ of }: { readonly of: OverviewNode }) {
  const say = useTexts(overviewTexts)
  const { language, format } = useLanguage()
  const changeWords = useChangeWords()
  const { standing } = of
  const score = scoreOf(standing)
  const change = changeOf(of)
  const figure = score === null ? say.tooLittle : format.number(score, 0)
  return (
    <li>
      <Link
        to="/app/parts/$code"
        params={{ code: of.code }}
        className="overview-tile"
        data-level={heatLevel(score) ?? 0}
        title={of.title[language]}
      >
        <span className="overview-tile-head">
          <span className="overview-code">{of.code}</span>
          {of.critical.length > 0 && (
            <span className="overview-critical">
              <Shape tone="bad" size={9} />
              <span className="unseen">{`${say.critical}: ${of.critical.length}`}</span>
            </span>
          )}
        </span>
        <span className="overview-name">{partName(of)[language]}</span>
        <span className="overview-score" data-none={score === null || undefined}>
          {figure}
          {change !== null && change !== 0 && (
            <small>
              <span aria-hidden="true">{change > 0 ? ' ▲' : ' ▼'}</span>
              <span className="unseen">{changeWords(of)}</span>
              {Math.abs(change)}
            </small>
          )}
        </span>
        {standing && <SplitBar of={standing} />}
      </Link>
    </li>
  )
}
