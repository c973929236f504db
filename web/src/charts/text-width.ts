/** Width of a text in em, near enough to know whether a name fits into its bar: Chinese is square, Latin about half. */
export function textWidth(text: string): number {
  let width = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    if (code > 0x2e7f) width += 1
    else if (/[mwMW@%]/.test(letter)) width += 0.86
    else if (/[A-Z0-9]/.test(letter)) width += 0.64
    else if (/[ijltfr.,:;'|! ]/.test(letter)) width += 0.31
    else width += 0.56
  }
  return width
}

/** The longest start of a text that fits, with an ellipsis where something was left out. */
export function cut(text: string, em: number): string {
  if (textWidth(text) <= em) return text
  const letters = Array.from(text)
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > em) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
