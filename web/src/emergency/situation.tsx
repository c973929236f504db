import type { OperationsPicture } from '@citywide/model/emergency/operations'
import { useLanguage } from '../ui/language.tsx'
import { situationClauses, signs } from './sentence.ts'

export function Situation({ of }: { readonly of: OperationsPicture }) {
  const { language, format, now } = useLanguage()
  const { between, end } = signs[language]
  return situationClauses(of, language, format, now).map(({ text, grave }, index, { length }) => (
    <span key={text}>
      {grave ? (
        <strong className="tone-text" data-tone="bad">
          {text}
        </strong>
      ) : (
        text
      )}
      {index < length - 1 ? between : end}
    </span>
  ))
}
