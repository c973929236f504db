/** People, vehicles and supplies that can be called on: available of all. Colour only where few are left. */
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { texts } from './texts.ts'

/** Fewer than this share are few. */
const FEW = 0.3

export function Resources({ of }: { readonly of: OperationsPicture['resources'] }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  if (of.length === 0) return <p className="panel-empty">{say.noResources}</p>
  return (
    <ul className="resources">
      {of.map(({ kind, title, available, total }) => {
        const share = total === 0 ? 0 : available / total
        return (
          <li key={kind}>
            <span>{title[language]}</span>
            <span className="resource-bar" data-tone={share < FEW ? 'watch' : undefined} aria-hidden="true">
              <i style={{ inlineSize: `${Math.round(share * 100)}%` }} />
            </span>
            <span className="figures">
              {format.number(available, 0)} / {format.number(total, 0)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
