/** A figure with what a reader needs to judge it: unit, age, and whether it was computed or typed in. */
import type { Origin } from '@citywide/model/quantity'
import './figure.css'
import { useLanguage, useTexts } from './language.tsx'
import { texts } from './texts.ts'
import { unitLabel } from './unit.ts'

interface FigureProps {
  /** Null is no figure: it is said so, never shown as zero. */
  readonly value: number | null
  readonly unit: string
  readonly digits?: number
  /** `cell`: as large as the text of the table. */
  readonly size?: 'row' | 'large' | 'cell'
}

export function Figure({ value, unit, digits, size = 'row' }: FigureProps) {
  const { language, format } = useLanguage()
  const say = useTexts(texts)
  if (value === null) return <span className="figure-none">{say.noFigure}</span>
  const label = unitLabel(unit, language, format.currency)
  return (
    <span className="figure" data-size={size}>
      {format.number(value, digits)}
      {label && <small> {label}</small>}
    </span>
  )
}

export function OriginWord({ origin }: { readonly origin: Origin }) {
  const say = useTexts(texts)
  return say[origin]
}

/** "3 days, computed": grey when the input stopped, never green. */
export function Age({ at, stale = false }: { readonly at: string | null; readonly stale?: boolean }) {
  const { format, judged } = useLanguage()
  const say = useTexts(texts)
  if (at === null) return <span className="quiet">{say.noEvidence}</span>
  return (
    <time dateTime={at} title={format.moment(at)} className={stale ? 'age stale' : 'age'}>
      {stale ? say.stopped(format.age(at, judged)) : format.ago(at, judged)}
    </time>
  )
}
