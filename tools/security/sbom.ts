/**
 * `npm run sbom`: writes `dist/sbom.cdx.json`, the bill of materials of what is shipped (CycloneDX). Ends with 1 where the
 * licence of a part is unknown or not accepted.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { billOfMaterials, licenceFaults, unseenBundles } from './bill.ts'

const bill = await billOfMaterials()
const folder = fileURLToPath(new URL('../../dist/', import.meta.url))
await mkdir(folder, { recursive: true })
await writeFile(`${folder}sbom.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`)
const faults = [...licenceFaults(bill), ...unseenBundles(bill).map((ref) => `${ref}: what is inside was not looked at`)]
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.stdout.write(`dist/sbom.cdx.json: ${bill.components.length} components, ${faults.length} to look at\n`)
process.exitCode = faults.length > 0 ? 1 : 0
