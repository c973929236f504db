import type { SwaggerTransformObject } from '@fastify/swagger'
import { jsonSchemaTransformObject } from 'fastify-type-provider-zod'

const prefix = '#/components/schemas/'
const suffix = 'Input'

/**
 * The components of the OpenAPI document, each once. zod writes every named schema twice, as it comes in and as it goes
 * out (`Benefit`, `BenefitInput`); where both are the same, or only one is used, one stays.
 */
export const withoutTwins: SwaggerTransformObject = (source) => {
  const document = jsonSchemaTransformObject(source) as { components?: { schemas?: Record<string, unknown> } }
  const schemas = document.components?.schemas ?? {}
  const same = (name: string) => {
    const twin = name.slice(0, -suffix.length)
    return name.endsWith(suffix) && twin in schemas && plain(schemas[name]) === plain(schemas[twin])
  }
  const twins = new Set(Object.keys(schemas).filter(same))
  const text = JSON.stringify(document).replaceAll(new RegExp(`"${prefix}(\\w+)"`, 'g'), (whole, name: string) =>
    twins.has(name) ? `"${prefix}${name.slice(0, -suffix.length)}"` : whole,
  )
  const merged = JSON.parse(text) as { paths: unknown; components: { schemas: Record<string, unknown> } }
  const used = reached(merged.paths, merged.components.schemas)
  const alone = (name: string) => name.endsWith(suffix) && !used.has(name.slice(0, -suffix.length))
  merged.components.schemas = Object.fromEntries(
    Object.entries(merged.components.schemas)
      .filter(([name]) => used.has(name))
      .map(([name, schema]) => [alone(name) ? name.slice(0, -suffix.length) : name, schema] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
  return JSON.parse(
    JSON.stringify(merged).replaceAll(new RegExp(`"${prefix}(\\w+)"`, 'g'), (whole, name: string) =>
      alone(name) ? `"${prefix}${name.slice(0, -suffix.length)}"` : whole,
    ),
  ) as ReturnType<SwaggerTransformObject>
}

/** A schema with its references brought to the outgoing names, for comparison; `additionalProperties: false` differs only there. */
function plain(schema: unknown): string {
  return JSON.stringify(schema)
    .replaceAll(new RegExp(`"${prefix}(\\w+)${suffix}"`, 'g'), `"${prefix}$1"`)
    .replaceAll(',"additionalProperties":false', '')
}

/** Names of the components that the paths lead to, directly or through others. */
function reached(paths: unknown, schemas: Readonly<Record<string, unknown>>): Set<string> {
  const found = new Set<string>()
  const visit = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(new RegExp(`"${prefix}(\\w+)"`, 'g'))) {
      if (found.has(name)) continue
      found.add(name)
      visit(schemas[name] ?? null)
    }
  }
  visit(paths)
  return found
}
