/**
 * "Lin Lan" → LL, 林岚 → 林. Drawn, not written: the button around it says the whole name, and letters that are not part of
 * that name would confuse those who speak to their browser.
 */
export function Initials({ name }: { readonly name: string }) {
  return <span className="initials" data-initials={initialsOf(name)} />
}

function initialsOf(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return firstOf(name)
  const words = name.split(/[\s·-]+/).filter((word) => word !== '')
  return words
    .slice(0, 2)
    .map((word) => firstOf(word).toUpperCase())
    .join('')
}

/** The first letter, also where it takes two code units. */
function firstOf(word: string): string {
  return Array.from(word)[0] ?? ''
}
