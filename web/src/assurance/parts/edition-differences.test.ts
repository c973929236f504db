import { expect, test } from 'vitest'
import { differencesOf } from './edition-differences.ts'

const text = (en: string) => ({ zh: en, en })
const changes = [
  { clause: '7', kind: 'split', text: text('split'), affects: 'c1, c2, c3' },
  { clause: 'Annex B', kind: 'moved', text: text('moved'), affects: 'a-principles.yaml' },
  { clause: '4.1', kind: 'more', text: text('changes'), affects: 'governance-changes.yaml' },
  { clause: null, kind: 'same', text: text('same'), affects: 'b01 to b14' },
  { clause: null, kind: 'new', text: text('map'), affects: 'frameworks/benefit-map-template.yaml' },
]

const of = (code: string) => differencesOf(changes, { code, part: code.charAt(0) }).map(({ en }) => en)

test('a part is told what differs about it, and of nothing else', () => {
  expect(of('C2')).toEqual(['split'])
  expect(of('A')).toEqual(['moved'])
  expect(of('GC')).toEqual(['changes'])
  expect(of('B7')).toEqual([])
})
