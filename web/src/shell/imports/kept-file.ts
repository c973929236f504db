/** The file that was sent last, so that it can be read in another way without being looked for again. */
let kept: { readonly id: string; readonly file: File } | undefined

export function keepFile(id: string, file: File): void {
  kept = { id, file }
}

/** The page may have been opened anew: then the file is no longer at hand. */
export function keptFile(id: string): File | undefined {
  return kept?.id === id ? kept.file : undefined
}
