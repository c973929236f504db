/** The nine success factors: 27 questions as a heat map over months, and what people say beside what the records say. */
import { heatLevel, type SuccessFactors } from '@citywide/model/assurance/success-factors'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useMayWrite } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { AssessmentDialog } from './factor-dialog.tsx'
import { FactorComparison } from './factor-comparison.tsx'
import { differing } from './factor-difference.ts'
import { FactorHeat } from './factor-heat.tsx'
import { factorTexts } from './factor-texts.ts'
import { successFactorsQuery } from '../history/history-queries.ts'
import { DayPicker, KnownStrip } from '../history/known-strip.tsx'
import { PartLink } from '../parts/part-link.tsx'
import { useSight } from '../history/sight.ts'

export function SuccessFactorsPage() {
  const say = useTexts(factorTexts)
  const answer = useQuery(successFactorsQuery(useSight()))
  return (
    <Answer of={answer} rows={12} what={say.title} page>
      {(data) => <Content of={data} />}
    </Answer>
  )
}

function Content({ of }: { readonly of: SuccessFactors }) {
  const say = useTexts(factorTexts)
  const { language } = useLanguage()
  const { at } = useSight()
  const mayWrite = useMayWrite('assurance')
  const [entering, setEntering] = useState(false)
  const levels = of.factors.map(({ cells }) => heatLevel(cells.at(-1)?.score ?? null))
  const differ = of.factors.filter((factor) => differing(factor).length > 0).length
  const words = [
    say.lead(levels.filter((level) => level === 4).length, levels.filter((level) => level === 1).length, levels.length),
    ...(differ > 0 ? [say.differLead(differ)] : []),
  ]
  return (
    <>
      <PageHead
        above={
          <PartLink code="D">
            <Chip>D</Chip>
          </PartLink>
        }
        title={say.title}
        sentence={words.join(language === 'zh' ? '' : ' ')}
        aside={
          <span className="row">
            <DayPicker />
            {mayWrite && at === undefined && (
              <Button kind="primary" onClick={() => setEntering(true)}>
                {say.enter}
              </Button>
            )}
          </span>
        }
      />
      <KnownStrip known={of.months.at(-1)?.known} />
      <div className="stack">
        <FactorHeat of={of} />
        <FactorComparison of={of} />
      </div>
      {entering && <AssessmentDialog factors={of.factors} onClose={() => setEntering(false)} />}
    </>
  )
}
