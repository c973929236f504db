/**
 * The content security policy lets no string become a script, and the address of a worker is one. The default policy lets
 * this one address pass and nothing else: every other string is refused as before. There can be one default policy only,
 * and the application makes it before anything else runs. Source: Trusted Types, §3.2.
 */
// Of the whole worker, its shared part included: with `?url` alone it would never start in a build.
import address from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string | null }): unknown
}

export const workerAddress = address

export function setWorkerPolicy(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }
  trustedTypes?.createPolicy('default', {
    createScriptURL: (wanted) => (wanted === address ? wanted : null),
  })
}
