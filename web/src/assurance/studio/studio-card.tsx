import type { CardDraft } from '@citywide/model/assurance/card-draft'
import { checkCard } from '@citywide/model/assurance/card-check'
import { useQuery } from '@tanstack/react-query'
import { catalogueQuery } from '../../shell/api/components.ts'
import { classes } from '../../shell/api/standing.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Fact, Facts } from '../../ui/panel.tsx'
import { StudioSentence } from './studio-sentence.tsx'
import { studioTexts } from './studio-texts.ts'
import { vocabulary } from './studio-vocabulary.ts'
import { limitWords, nounWords } from './studio-words.ts'

/** A card to read: its sentence, its limits, and what follows. */
export function StudioCard({ card }: { readonly card: CardDraft }) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const roles = useQuery(catalogueQuery).data?.roles ?? {}
  const { sentences } = checkCard(card, vocabulary, roles)
  return (
    <div className="stack">
      <StudioSentence sentence={sentences?.sentence} />
      <Facts>
        <Fact name={say.kind}>{say[`kind_${card.kind}`]}</Fact>
        <Fact name={say.about}>{nounWords(card.about, language)}</Fact>
        <Fact name={say.met}>{limitWords(card, card.met, say)}</Fact>
        <Fact name={say.partly}>{limitWords(card, card.partly, say)}</Fact>
        <Fact name={say.minSample}>{card.minSample}</Fact>
        <Fact name={say.evidence}>{classes[card.evidence].word[language]}</Fact>
        <Fact name={say.next}>{card.do[language]}</Fact>
        <Fact name={say.owner}>{roles[card.owner]?.[language] ?? card.owner}</Fact>
      </Facts>
    </div>
  )
}
