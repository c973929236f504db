import { isSafeLink, type RichNode, type RichText, richTags } from '@citywide/model/platform/rich-text'
import { assert, constantFrom, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { hostile } from './hostile.ts'
import { richText } from './rich-text.ts'

const at = (tag: string, ...children: readonly RichNode[]) => ({ tag, children })

test('Markdown becomes a tree of parts: lines, emphasis, lists, tables, ruby, code', () => {
  expect(richText('# 标题\n一行 **重点**\n二行')).toEqual([
    at('h2', '标题'),
    at('p', '一行 ', at('strong', '重点'), at('br'), '二行'),
  ])
  expect(richText('- a\n- `b<c`')).toEqual([at('ul', at('li', 'a'), at('li', at('code', 'b<c')))])
  expect(richText('|a|\n|-|\n|<ruby>汉<rt>hàn</rt></ruby>|')).toEqual([
    at(
      'table',
      at('thead', at('tr', at('th', 'a'))),
      at('tbody', at('tr', at('td', at('ruby', '汉', at('rt', 'hàn'))))),
    ),
  ])
  expect(richText('<em lang="fr">cité</em>')).toEqual([at('p', { ...at('em', 'cité'), lang: 'fr' })])
  expect(richText('见 @[01900000-0000-7000-8000-000000000000]。')).toEqual([
    at('p', '见 @[01900000-0000-7000-8000-000000000000]。'),
  ])
})

test('words that only look like markup stay words', () => {
  expect(richText('a < b, <待定>, <TODO> & 3 > 2')).toEqual([at('p', 'a < b, <待定>, <TODO> & 3 > 2')])
})

test('addresses become links, Chinese punctuation ends them, and a picture is a link to itself', () => {
  const link = (href: string, words = href) => ({ ...at('a', words), href })
  expect(richText('见https://a.example/b，谢谢')).toEqual([at('p', '见', link('https://a.example/b'), '，谢谢')])
  expect(richText('[here](/app/records/x) ![map](https://a.example/m.png)')).toEqual([
    at('p', link('/app/records/x', 'here'), ' ', link('https://a.example/m.png', 'map')),
  ])
  expect(richText('[a](javascript:alert(1)) [b](//evil.example) [c](/other) [d](data:text/html,x)')).toEqual([
    at('p', 'a b c d'),
  ])
})

/** What is wrong with a tree, if anything. */
function faults(nodes: RichText, depth = 0): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    const { tag, href, lang, children, ...rest } = node
    return [
      ...(richTags.includes(tag) ? [] : [`tag ${tag}`]),
      ...(href === undefined || (tag === 'a' && isSafeLink(href)) ? [] : [`href ${href}`]),
      ...(lang === undefined || /^[a-z-\d]+$/i.test(lang) ? [] : [`lang ${lang}`]),
      ...Object.keys(rest).map((name) => `attribute ${name}`),
      ...(depth > 16 ? ['too deep'] : []),
      ...faults(children, depth + 1),
    ]
  })
}

test('of everything hostile that is known, only words and allowed parts are left', () => {
  expect(hostile.length).toBeGreaterThan(60)
  for (const text of hostile) expect([text, faults(richText(text))]).toEqual([text, []])
  expect(faults(richText(hostile.join('\n')))).toEqual([])
})

test('whatever is put together from pieces of markup stays within what is allowed', () => {
  const pieces = [
    '<',
    '>',
    '"',
    "'",
    '&#',
    ';',
    '[',
    '](',
    ')',
    '*',
    '_',
    '`',
    '\n',
    '<a href=',
    'javascript:',
    '<svg',
    ' onload=',
    '<!--',
    '-->',
    '\0',
    '\u{202e}',
    '</',
    'style',
    '<math>',
    'x',
    ...hostile.slice(0, 20),
  ]
  assert(
    property(string({ unit: constantFrom(...pieces), maxLength: 30 }), (text) => {
      expect(faults(richText(text))).toEqual([])
    }),
    { seed: 11, numRuns: 3_000 },
  )
})

test('a text built to exhaust the parser is shown as it stands', () => {
  for (const text of ['*a_'.repeat(6_600), '> '.repeat(9_000)]) {
    expect(richText(text)).toEqual([at('p', text)])
  }
})
