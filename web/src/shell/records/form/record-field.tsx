/** One record, found by typing. */
import { useState } from 'react'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { SearchSelect } from '../../../ui/search-select.tsx'
import { wordsOf } from '../../../ui/text.ts'
import { shortId } from '../field/format-field.ts'
import { texts as shared } from '../field/texts.ts'
import { registerOf } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import type { ControlFrame } from './control-frame.ts'
import { useFoundRecords } from './found-records.ts'
import { texts } from './texts.ts'

interface RecordFieldProps extends ControlFrame {
  readonly nouns: readonly string[]
  /** Id, or nothing. */
  readonly value: string
  readonly names: Names
  readonly onChange: (id: string) => void
}

export function RecordField({ nouns, value, names, onChange, ...frame }: RecordFieldProps) {
  const say = useTexts(texts)
  // What stands outside the registers cannot be searched here.
  if (!nouns.some((noun) => registerOf(noun))) {
    return (
      <TextField {...frame} help={`${frame.help} ${say.idHelp}`} value={value} maxLength={36} onChange={onChange} />
    )
  }
  return <Searched nouns={nouns} value={value} names={names} onChange={onChange} {...frame} />
}

function Searched({ nouns, value, names, onChange, ...frame }: RecordFieldProps) {
  const unknown = useTexts(shared).unknownRecord
  const { language } = useLanguage()
  const [words, setWords] = useState('')
  const [given] = useState(value)
  const [chosen, setChosen] = useState<{ readonly id: string; readonly text: string }>()
  const known = names[value]
  const name =
    chosen?.id === value
      ? chosen.text
      : known
        ? wordsOf(known.title, language).text
        : value === ''
          ? ''
          : unknown(shortId(value))
  // The name of what is chosen is no search for it.
  const { options } = useFoundRecords(nouns, words === name ? '' : words)
  return (
    <SearchSelect
      // A name that arrives later than the field has to be put into it.
      key={given !== '' && value === given && !known ? 'waiting' : 'ready'}
      {...frame}
      value={value === '' ? null : value}
      text={name}
      options={options}
      onType={setWords}
      onChange={(id) => {
        const option = options.find((one) => one.value === id)
        if (option) setChosen({ id: option.value, text: option.text })
        onChange(id ?? '')
      }}
    />
  )
}
