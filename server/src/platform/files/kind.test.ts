import { assert, asyncProperty, constantFrom, string, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { kindOf, nameFor } from './kind.ts'
import { archive } from './testing.ts'
import { zipNames } from './zip-names.ts'

const reader = (content: Buffer) => (from: number, length: number) =>
  Promise.resolve(content.subarray(from, from + length))
const told = (content: Buffer | string, name = 'file') => {
  const bytes = Buffer.from(content)
  return kindOf(reader(bytes), bytes.length, name)
}
const types = ['[Content_Types].xml', '<Types/>'] as const

const parts = (count: number) => Array.from({ length: count }, (_, at) => [`word/${at}`, ''] as const)

/** The directory says that the last entry unpacks to 200 MB. */
function inflated(content: Buffer): Buffer {
  const at = content.lastIndexOf(Buffer.from('504b0102', 'hex'))
  content.writeUInt32LE(194 * 1024, at + 20)
  content.writeUInt32LE(200 * 1024 * 1024, at + 24)
  return content
}

test('what a file holds is told by its content, whatever it is called', async () => {
  expect(await told('%PDF-1.7\n…', 'photo.png')).toBe('pdf')
  expect(await told(Buffer.from('89504e470d0a1a0a0000', 'hex'), 'a.pdf')).toBe('png')
  expect(await told(Buffer.from('ffd8ffe000104a464946', 'hex'))).toBe('jpeg')
  expect(await told('GIF89a…')).toBe('gif')
  expect(await told(Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'))).toBe('webp')
  expect(await told(Buffer.from('49492a0008000000', 'hex'))).toBe('tiff')
})

test('office documents are told by what lies in them', async () => {
  expect(await told(archive([types, ['word/document.xml', 'x']]), 'a.zip')).toBe('docx')
  expect(await told(archive([types, ['xl/workbook.xml', 'x']]))).toBe('xlsx')
  expect(await told(archive([types, ['ppt/presentation.xml', 'x']]))).toBe('pptx')
  expect(await told(archive([['OFD.xml', 'x']]))).toBe('ofd')
  expect(
    await told(
      archive([
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['content.xml', 'x'],
      ]),
    ),
  ).toBe('odt')
  expect(await told(archive([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet']]))).toBe('ods')
})

test.each([
  ['a macro in a document', archive([types, ['word/document.xml', 'x'], ['word/vbaProject.bin', 'x']])],
  [
    'a macro in an OpenDocument file',
    archive([
      ['mimetype', 'application/vnd.oasis.opendocument.text'],
      ['Basic/a.xml', 'x'],
    ]),
  ],
  ['a template', archive([['mimetype', 'application/vnd.oasis.opendocument.text-template']])],
  ['a document that leaves its folder', archive([types, ['word/document.xml', 'x'], ['../../etc/cron.d/x', 'x']])],
  ['a document with the path of a disk', archive([types, ['word/document.xml', 'x'], ['C:/x', 'x']])],
  ['a document of too many parts', archive([types, ['word/document.xml', 'x'], ...parts(2_000)])],
  ['a document that unpacks beyond all measure', inflated(archive([types, ['word/document.xml', 'x']]))],
  ['a bare archive', archive([['setup.exe', 'MZ']])],
  ['half an archive', archive([types, ['word/document.xml', 'x']]).subarray(0, 60)],
  ['a program', Buffer.from('4d5a90000300000004000000', 'hex')],
  ['an old office file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a drawing with scripts', Buffer.from('<?xml version="1.0"?><svg><script/></svg>')],
  ['a page', Buffer.from('\n <!DOCTYPE html><script>1</script>')],
  ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /')],
  ['nothing', Buffer.alloc(0)],
])('%s is not taken', async (_, content) => {
  expect(await told(content, 'report.txt')).toBeUndefined()
})

test('texts are told apart by their ending, in UTF-8 and in GB 18030, and only then', async () => {
  expect(await told('编号,名称\r\n1,数据局\r\n', 'a.csv')).toBe('csv')
  expect(await told(Buffer.from('b1e0bac52cc3fbb3c60d0a', 'hex'), 'a.csv')).toBe('csv')
  expect(await told('{"type":"FeatureCollection","features":[]}', 'a.json')).toBe('geojson')
  expect(await told('{"a":1}', 'a.json')).toBe('json')
  expect(await told('notes', 'a.txt')).toBe('text')
  expect(await told('Set x = 1', 'a.vbs')).toBeUndefined()
  expect(await told('bin\u0000ary', 'a.txt')).toBeUndefined()
})

test('whatever bytes arrive, telling them neither fails nor takes an archive for a text', async () => {
  await assert(
    asyncProperty(uint8Array({ maxLength: 300 }), constantFrom('a.txt', 'a.csv', 'a'), async (bytes, name) => {
      const kind = await told(Buffer.from(bytes), name)
      if (kind === 'text' || kind === 'csv') expect(bytes.includes(0)).toBe(false)
    }),
  )
  const whole = archive([types, ['word/document.xml', 'x']])
  await assert(
    asyncProperty(uint8Array({ minLength: 1, maxLength: 8 }), constantFrom(...whole.keys()), async (noise, at) => {
      const changed = Buffer.from(whole)
      changed.set(noise.subarray(0, changed.length - at), at)
      const names = await zipNames(reader(changed), changed.length)
      expect(names === undefined || Array.isArray(names)).toBe(true)
    }),
  )
})

test('a file is kept under the last part of its name, with the ending of what it holds', async () => {
  expect(nameFor('报告.pdf', 'pdf')).toBe('报告.pdf')
  expect(nameFor('C:\\Users\\x\\report.exe', 'pdf')).toBe('report.exe.pdf')
  expect(nameFor('../../etc/passwd', 'text')).toBe('passwd.txt')
  expect(nameFor('scan.JPEG', 'jpeg')).toBe('scan.JPEG')
  await assert(
    asyncProperty(string({ unit: 'grapheme' }), async (name) => {
      expect(nameFor(name, 'pdf')).toMatch(/^[^/\\]+\.pdf$/is)
    }),
  )
})
