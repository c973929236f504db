import type { BooleanField } from '@citywide/model/record/field'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Radios } from '../field/radio.tsx'
import { label } from '../register/register.ts'
import type { ControlFrame } from './control-frame.ts'
import { texts } from './texts.ts'

interface BooleanControlProps {
  readonly frame: ControlFrame
  readonly field: BooleanField
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Yes or no in the words of the field. Nothing is chosen beforehand: no answer is not "no". */
export function BooleanControl({ frame, field, value, onChange }: BooleanControlProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const options = [
    { value: 'true', text: label(field.yes, language) },
    { value: 'false', text: label(field.no, language) },
    ...(field.required ? [] : [{ value: '', text: say.notRecorded }]),
  ]
  return (
    <Radios {...frame} value={field.required && value === '' ? null : value} options={options} onChange={onChange} />
  )
}
