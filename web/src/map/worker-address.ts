/**
 * The content security policy lets no string become a script, and the address of a worker is one. The default policy lets
 * this one address pass and nothing else: every other string is refused as before. Source: Trusted Types, §3.2.
 */
import { setWorkerUrl } from 'maplibre-gl'
// Of the whole worker, its shared part included: with `?url` alone it would never start in a build.
import address from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string | null }): unknown
}

let told = false

/** To be called before the first map opens. */
export function tellWorkerAddress(): void {
  if (told) return
  told = true
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }
  trustedTypes?.createPolicy('default', {
    createScriptURL: (wanted) => (wanted === address ? wanted : null),
  })
  setWorkerUrl(address)
}
