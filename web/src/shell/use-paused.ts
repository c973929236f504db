import { useEffect, useState } from 'react'

/** What was typed, once the typing has paused for so many milliseconds: a question for each letter helps nobody. */
export function usePaused(words: string, milliseconds: number): string {
  const [paused, setPaused] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(words), milliseconds)
    return () => clearTimeout(timer)
  }, [words, milliseconds])
  return paused
}
