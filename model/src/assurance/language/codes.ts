import type { CodeList } from '../../record/code-list.ts'
import { RuleProblem, type Span } from './problem.ts'
import type { FieldTree, Tree, TreeOf } from './tree.ts'

/** The code list of a field that holds codes. */
export function listOf(field: FieldTree): CodeList | undefined {
  const declared = field.word.field
  return declared.type === 'code' || declared.type === 'codes' ? declared.list : undefined
}

/**
 * A text compared with codes becomes the code that is meant: written as it is stored, or by its label in one of the
 * languages.
 *
 * @throws RuleProblem UNKNOWN_CODE for what is not in a closed list; SENSITIVE for a field about persons
 */
export function meant<T extends Tree>(value: T, beside: Tree): T | TreeOf<'literal'> {
  if (value.kind !== 'literal' || value.type !== 'text' || beside.kind !== 'field') return value
  if (beside.word.field.personal === 'direct') {
    throw new RuleProblem('SENSITIVE', value, {
      zh: '涉及个人身份的字段只能判断是否已登记，不能与具体内容比较。',
      en: 'A field that identifies a person may be tested for presence only, never compared with a content.',
    })
  }
  const list = listOf(beside)
  if (list === undefined) return value
  return { kind: 'literal', type: 'text', value: codeIn(list, value.value, value), from: value.from, to: value.to }
}

function codeIn(list: CodeList, said: string, at: Span): string {
  if (Object.hasOwn(list.values, said)) return said
  const labelled = Object.entries(list.values).filter(([, title]) => title.zh === said || title.en === said)
  const [only] = labelled
  if (only !== undefined && labelled.length === 1) return only[0]
  if (!list.closed) return said
  throw new RuleProblem(
    'UNKNOWN_CODE',
    at,
    {
      zh: `“${list.title.zh}”中没有“${said}”。`,
      en: `The list “${list.title.en}” has no “${said}”.`,
    },
    Object.entries(list.values).map(([word, title]) => ({ word, title })),
  )
}
