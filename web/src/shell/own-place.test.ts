import { expect, test } from 'vitest'
import { ownPlace } from './own-place.ts'

test.each([
  '/app',
  '/my',
  '/app/records/assets?sort=title&lang=zh-CN',
  '/my?show=consents',
  '/app/parts/B1?at=2017-01-15',
])('after a sign-in the reader is led to %s', (to) => {
  expect(ownPlace(to)).toBe(to)
})

test.each([
  undefined,
  '',
  '//elsewhere.example',
  'https://elsewhere.example/app',
  '/\\elsewhere.example',
  '/app\\..\\..\\elsewhere.example',
  '/apple.example',
  'javascript:alert(1)',
  '/app\n//elsewhere.example',
  '/sign-in/abc',
])('%j leads to the cockpit, never elsewhere', (to) => {
  expect(ownPlace(to)).toBe('/app')
})
