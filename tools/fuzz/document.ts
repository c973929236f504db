/** The operations of an OpenAPI document, as the fuzz test walks through them. */

/** A JSON Schema, of draft 2020-12, as far as the documents use it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly pattern?: string
  readonly format?: string
  readonly default?: unknown
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required?: boolean
  readonly schema: Schema
}

interface Media {
  readonly schema?: Schema
}

interface Description {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Description>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export interface Operation extends Description {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its parameters in braces. */
  readonly path: string
  /** `GET /api/people/{id}`. */
  readonly name: string
}

export function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, description]) => {
      const method = name.toUpperCase() as Operation['method']
      return { ...description, method, path, name: `${method} ${path}` }
    }),
  )
}

/** The schema that a reference names, and its name; one that is no reference stays. */
export function resolved(schema: Schema, { components }: Document): { schema: Schema; name: string | undefined } {
  const [, name] = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '') ?? []
  if (name === undefined) return { schema, name }
  return { schema: components.schemas[name] ?? {}, name }
}
