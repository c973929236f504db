/** The bill of materials of what is shipped: everything below the three workspaces that is no tool of development. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { bundled } from './bundled.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

const Licence = z.union([
  z.object({ license: z.object({ id: z.string() }) }),
  z.object({ license: z.object({ name: z.string() }) }),
  z.object({ expression: z.string() }),
])
const Component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  purl: z.string().optional(),
  licenses: z.array(Licence).optional(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
})
type Component = z.infer<typeof Component>

/** CycloneDX 1.5, as far as it is read here. */
const Bill = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  serialNumber: z.string(),
  metadata: z.looseObject({ component: Component }),
  components: z.array(Component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
})
export type Bill = z.infer<typeof Bill>

/** Own code; the packages of the workspaces name no licence of their own. */
const OWN = 'Apache-2.0'
const isOwn = ({ properties }: Component) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:private' && value === 'true')

/** Made from the lock file alone, without the network; the same lock file gives the same bill, byte by byte. */
export async function billOfMaterials(): Promise<Bill> {
  // Not `--omit dev`: that leaves out what the server needs and a tool of development needs as well.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline']
  const { stdout } = await run('npm', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  const bill = Bill.parse(JSON.parse(stdout))
  const shipped = await reachedFrom(bill)
  const components = bill.components
    .filter((component) => shipped.has(component['bom-ref']))
    .flatMap((component) => [licensed(component), ...inside(component)])
  const metadata = {
    lifecycles: [{ phase: 'pre-build' }],
    component: { ...licensed(bill.metadata.component), type: 'application', name: 'citywide' },
  }
  const dependencies = bill.dependencies
    .filter(({ ref }) => shipped.has(ref))
    .map(({ ref, dependsOn }) => ({
      ref,
      dependsOn: [
        ...dependsOn.filter((other) => shipped.has(other)),
        ...(bundled.get(ref) ?? []).map((program) => refOf(ref, program.name)),
      ],
    }))
  const content = { metadata, components, dependencies }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: bill.specVersion,
    // Of the content, in the form of a UUID of version 8. Source: RFC 9562, § 5.8.
    serialNumber: `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`,
    version: 1,
    ...content,
  }
}

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

/** References of the workspaces and of everything that their dependencies lead to. */
async function reachedFrom({ dependencies }: Bill): Promise<ReadonlySet<string>> {
  const edges = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))
  const reached = new Set<string>()
  const visit = (ref: string) => {
    if (reached.has(ref)) return
    reached.add(ref)
    for (const other of edges.get(ref) ?? []) visit(other)
  }
  for (const folder of ['', 'model/', 'server/', 'web/']) {
    const manifest = Manifest.parse(JSON.parse(await readFile(`${root}${folder}package.json`, 'utf8')))
    reached.add(`${manifest.name}@${manifest.version}`)
    const named = { ...manifest.dependencies, ...manifest.optionalDependencies }
    for (const [name, version] of Object.entries(named)) visit(`${name}@${version}`)
  }
  return reached
}

function licensed(component: Component): Component {
  return isOwn(component) ? { ...component, licenses: [{ license: { id: OWN } }] } : component
}

const refOf = (ref: string, name: string) => `${ref}/${name}`

function inside({ 'bom-ref': ref }: Component): Component[] {
  return (bundled.get(ref) ?? []).map(({ name, version, licence }) => ({
    'bom-ref': refOf(ref, name),
    type: 'library',
    name,
    version,
    purl: `pkg:generic/${name}@${version}`,
    properties: [],
    licenses: [licence.startsWith('LicenseRef') ? { expression: licence } : { license: { id: licence } }],
  }))
}

/** Licences under which a part may be shipped with Apache-2.0 code. Another one is looked at by a person first. */
const accepted: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ICU',
  'ISC',
  'LicenseRef-public-domain',
  'MIT',
  'OFL-1.1',
  'OpenSSL',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Parts whose licence is unknown or not accepted, one line each. */
export function licenceFaults({ components }: Bill): string[] {
  return components.flatMap(({ 'bom-ref': ref, licenses = [] }) => {
    const names = licenses.map((entry) =>
      'expression' in entry ? entry.expression : 'id' in entry.license ? entry.license.id : entry.license.name,
    )
    return names.length > 0 && names.every(isAccepted) ? [] : [`${ref}: ${names.join(', ') || 'no licence'}`]
  })
}

/** Of alternatives one has to be accepted, of what holds together all. Source: SPDX 3, annex on licence expressions. */
function isAccepted(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '')
  return bare.split(/ OR /).some((choice) => choice.split(/ AND /).every((licence) => accepted.has(licence.trim())))
}

/** Packages that bring programs of their own and are of another version than the one that was looked into. */
export function unseenBundles({ components }: Bill): string[] {
  const looked = [...bundled.keys()].map((ref) => ref.slice(0, ref.lastIndexOf('@')))
  return components
    .filter(({ name, 'bom-ref': ref }) => looked.includes(name) && !bundled.has(ref))
    .map(({ 'bom-ref': ref }) => ref)
}
