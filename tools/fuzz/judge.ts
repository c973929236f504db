/** Whether an answer is one that the document promises. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Document, Operation } from './document.ts'

export interface Answer {
  readonly status: number
  readonly type: string | undefined
  readonly body: string
}

export type Judge = (operation: Operation, answer: Answer) => string | undefined

/** @returns judges an answer: what is wrong with it, or undefined */
export function judgeBy(document: Document): Judge {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, unicodeRegExp: true })
  ajv.addSchema(pointing({ $id: 'document', components: document.components }))
  const validators = new Map<object, ValidateFunction>()
  const validatorOf = (schema: object) => {
    const known = validators.get(schema) ?? ajv.compile(pointing(schema))
    validators.set(schema, known)
    return known
  }
  return ({ responses }, { status, type, body }) => {
    if (status >= 500) return 'an error of ours'
    if (status >= 400) return problemFault(status, type, body)
    const promised = responses[status]
    if (!promised) return `a status that is not in the document, which has ${Object.keys(responses).join(', ')}`
    const media = type?.split(';')[0] ?? ''
    if (!promised.content) return undefined
    const schema = promised.content[media]?.schema
    if (!(media in promised.content)) {
      return status === 204 && body === ''
        ? undefined
        : `the content type ${media}, not ${Object.keys(promised.content).join(', ')}`
    }
    if (media !== 'application/json' || !schema) return undefined
    const validate = validatorOf(schema)
    return validate(JSON.parse(body)) ? undefined : `no answer of its schema: ${ajv.errorsText(validate.errors)}`
  }
}

/** References within the document become references to it. */
function pointing(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/')) as object
}

function problemFault(status: number, type: string | undefined, body: string): string | undefined {
  if (type !== 'application/problem+json; charset=utf-8') return `a refusal as ${type}`
  const problem = JSON.parse(body) as Record<string, unknown>
  const { text, errors = [] } = problem
  if (problem['status'] !== status || problem['type'] !== `urn:citywide:problem:${String(problem['code'])}`)
    return 'a problem without its code'
  if (!isBilingual(text)) return `a problem that lacks a language: ${JSON.stringify(text)}`
  if (problem['title'] !== text.zh && problem['title'] !== text.en) return 'a title in no language'
  if (!Array.isArray(errors)) return 'errors that are no list'
  for (const fault of errors as { pointer?: unknown; code?: unknown; text?: unknown }[]) {
    if (typeof fault.pointer !== 'string' || typeof fault.code !== 'string')
      return `a fault without place or code: ${JSON.stringify(fault)}`
    if (!isBilingual(fault.text)) return `a fault that lacks a language: ${JSON.stringify(fault)}`
  }
  return undefined
}

function isBilingual(text: unknown): text is { zh: string; en: string } {
  if (typeof text !== 'object' || text === null) return false
  const { zh, en } = text as { zh?: unknown; en?: unknown }
  return typeof zh === 'string' && typeof en === 'string' && /\p{Script=Han}/u.test(zh) && /[A-Za-z]/.test(en)
}
