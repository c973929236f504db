import { type FieldProblem, Problem } from '@citywide/model/problem'
import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { pointerOf } from './json.ts'
import { reasonOf } from './reasons.ts'

/** Faults that one answer names. */
const NAMED = 100

/** Checks what comes in against the schema of the route, nothing coerced, and names every field that does not fit. */
export const checkInput: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const result = schema.safeParse(data, { reportInput: true })
    if (result.success) return { value: result.data }
    return { error: new Problem('INVALID', {}, { fields: fieldProblems(result.error, httpPart ?? '') }) }
  }

/**
 * @param where `body` for the fields of a record, else the part of the request
 * @returns one entry per fault, with a JSON pointer into that part
 */
export function fieldProblems(error: z.ZodError, where: string): FieldProblem[] {
  const prefix = where === 'body' ? '' : `/${where}`
  const faults = error.issues.slice(0, NAMED).flatMap((issue) => {
    const reason = reasonOf(issue)
    const at = `${prefix}${pointerOf(issue.path)}`
    return issue.code === 'unrecognized_keys'
      ? issue.keys.slice(0, NAMED).map((key) => ({ pointer: `${at}${pointerOf([key])}`, ...reason }))
      : [{ pointer: at, ...reason }]
  })
  return faults.slice(0, NAMED)
}
