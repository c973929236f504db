import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Clauses } from './clauses.tsx'
import { LanguageProvider, Words } from './language.tsx'
import { unitLabel } from './unit.ts'

const shown = (language: 'zh' | 'en', children: React.ReactNode) =>
  renderToStaticMarkup(
    <LanguageProvider language={language} timeZone="Asia/Shanghai" now={0} judged={0}>
      {children}
    </LanguageProvider>,
  )

test('what the city has not translated is shown in the other language, marked and spoken as such', () => {
  const markup = shown('en', <Words of={{ zh: '清水绿岸' }} />)
  expect(markup).toContain('<span lang="zh-CN">清水绿岸</span>')
  expect(markup).toContain('not translated')
  expect(shown('zh', <Words of={{ zh: '清水绿岸' }} />)).toBe('清水绿岸')
})

test('a Chinese heading breaks between clauses and never within one', () => {
  const markup = shown('zh', <Clauses text="人人一刻钟，抵达美好生活所需。" language="zh" />)
  expect(markup).toBe('<span class="clause">人人一刻钟，</span><span class="clause">抵达美好生活所需。</span>')
})

test.each([
  ['ug/m3', 'µg/m³', 'µg/m³'],
  ['Cel', '°C', '°C'],
  ['d', '天', 'days'],
  ['%', '%', '%'],
  ['{vehicle}/h', 'vehicle/h', 'vehicle/h'],
  ['1', '', ''],
])('the unit %s is written as people write it', (code, zh, en) => {
  expect([unitLabel(code, 'zh'), unitLabel(code, 'en')]).toStrictEqual([zh, en])
})
