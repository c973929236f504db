/** The dialog stands beside the page, so the page is told by an event that a purpose was stated. */
const stated = 'citywide:purpose'

export function purposeStated(): void {
  window.dispatchEvent(new Event(stated))
}

/** @returns how to stop listening */
export function onPurposeStated(heard: () => void): () => void {
  window.addEventListener(stated, heard)
  return () => window.removeEventListener(stated, heard)
}
