import { useEffect, useState } from 'react'

/** A picture that never moves burns into a screen: every two minutes it stands a few pixels elsewhere, on a small circle. */
const PERIOD = 120_000
const STEPS = 8
const RADIUS = 3

export function useDrift(): { readonly x: number; readonly y: number } {
  const [step, setStep] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setStep((now) => (now + 1) % STEPS), PERIOD)
    return () => clearInterval(timer)
  }, [])
  const angle = (step / STEPS) * 2 * Math.PI
  return { x: Math.round(Math.cos(angle) * RADIUS), y: Math.round(Math.sin(angle) * RADIUS) }
}
