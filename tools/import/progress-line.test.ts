import { expect, test } from 'vitest'
import { progressLine } from './progress-line.ts'

function written(isTTY: boolean) {
  const parts: string[] = []
  return { parts, out: { isTTY, write: (text: string) => parts.push(text) > 0 } }
}

test('on a terminal one line is drawn over, and ended once', () => {
  const { parts, out } = written(true)
  const line = progressLine(out, 10, 'import')
  line.update(10, 'all')
  line.end()
  expect(parts).toEqual([`\r\u001B[2Kimport [${'█'.repeat(24)}] 100 % · all`, '\n'])
})

test('elsewhere there is a line for every tenth, not for every step', () => {
  const { parts, out } = written(false)
  const line = progressLine(out, 1_000, 'import')
  for (let done = 0; done <= 1_000; done += 1) line.update(done, 'rows')
  expect(parts).toHaveLength(11)
  expect(parts.at(-1)).toContain('100 %')
})
