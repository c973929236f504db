/**
 * Texts in files that spreadsheets open. What begins like a formula, also behind spaces and in full-width signs, would be
 * run: it gets an apostrophe, and so does a text that begins with such an apostrophe, so that reading a file back takes
 * exactly one away. Source: OWASP, CSV injection.
 */

const begins = /^'*[\s\uFEFF]*[=+\-@\t\r＝＋－＠]/u
const defused = /^'+[\s\uFEFF]*[=+\-@\t\r＝＋－＠]/u

/** @returns the text as a spreadsheet may see it */
export function defusedText(text: string): string {
  return begins.test(text) ? `'${text}` : text
}

/** @returns the text as it was before {@link defusedText}; any other text as it is */
export function undefusedText(text: string): string {
  return defused.test(text) ? text.slice(1) : text
}
