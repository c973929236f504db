import type { Text } from '@citywide/model/text'
import { useTexts } from '../../ui/language.tsx'
import { studioTexts } from './studio-texts.ts'

/** The sentence of a card in both languages, or that there is none yet. */
export function StudioSentence({ sentence }: { readonly sentence: Text | undefined }) {
  const say = useTexts(studioTexts)
  if (!sentence) return <p className="meta">{say.notYet}</p>
  return (
    <div className="studio-sentence">
      <p lang="zh-CN">{sentence.zh}</p>
      <p lang="en">{sentence.en}</p>
    </div>
  )
}
