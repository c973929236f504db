import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { cellsOf, NotAnAirFile, readAir, readTogether } from './file.ts'
import { degreesOf } from './quantities.ts'

const head =
  '"No","year","month","day","hour","PM2.5","PM10","SO2","NO2","CO","O3","TEMP","PRES","DEWP","RAIN","wd","WSPM","station"'

async function file(...lines: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-air-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'air.csv')
  await writeFile(path, lines.join('\r\n'))
  return path
}

async function all<T>(entries: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const entry of entries) list.push(entry)
  return list
}

function hourOf(day: number, of: string): string {
  return `1,2013,3,${day},0,4,8,4,7,300,77,1,1023,1,0,"N",4.4,"${of}"`
}

test('a row is an hour of local time (UTC+8), NA is missing and never zero, the wind becomes degrees', async () => {
  const path = await file(head, '1,2013,3,1,0,4,NA,4,7,300,0,-0.7,1023,-18.8,0,"NNW",4.4,"Tiantan"')
  expect(await all(readAir(path))).toEqual([
    {
      kind: 'row',
      station: 'Tiantan',
      at: Date.parse('2013-02-28T16:00:00Z'),
      values: [4, null, 4, 7, 300, 0, -0.7, 1023, -18.8, 0, 337.5, 4.4],
    },
  ])
})

test('a value that cannot be read is a fault with its line, and the others of the row still count', async () => {
  const path = await file(head, '1,2013,3,1,0,four,8,4,7,300,77,1,1023,1,0,"NX",4.4,"Tiantan"')
  const [first, second, row] = await all(readAir(path))
  expect(first).toMatchObject({ kind: 'fault', line: 2, reason: expect.stringContaining('PM2.5 is “four”') })
  expect(second).toMatchObject({ kind: 'fault', line: 2, reason: expect.stringContaining('wd') })
  expect(row).toMatchObject({ kind: 'row', values: [null, 8, 4, 7, 300, 77, 1, 1023, 1, 0, null, 4.4] })
})

test.each([
  ['a day that does not exist', '1,2013,2,30,0,4,8,4,7,300,77,1,1023,1,0,"N",4.4,"Tiantan"'],
  ['an hour that does not exist', '1,2013,2,3,24,4,8,4,7,300,77,1,1023,1,0,"N",4.4,"Tiantan"'],
  ['no station', '1,2013,2,3,1,4,8,4,7,300,77,1,1023,1,0,"N",4.4,""'],
  ['a cell too few', '1,2013,2,3,1,4,8,4,7,300,77,1,1023,1,0,"N","Tiantan"'],
])('a row with %s is a fault as a whole', async (_, line) => {
  expect(await all(readAir(await file(head, line)))).toMatchObject([{ kind: 'fault', line: 2 }])
})

test('another kind of file is refused with the columns it lacks', async () => {
  await expect(all(readAir(await file('a,b', '1,2')))).rejects.toThrow(NotAnAirFile)
  await expect(all(readAir(await file('')))).rejects.toThrow(/empty file/)
})

test('several files come in order of time', async () => {
  const paths = [
    await file(head, hourOf(1, 'A'), hourOf(3, 'A')),
    await file(head, hourOf(1, 'B'), hourOf(2, 'B'), hourOf(3, 'B')),
  ]
  const rows = await all(readTogether(paths))
  expect(rows.map((entry) => entry.kind === 'row' && `${new Date(entry.at).getUTCDate()}${entry.station}`)).toEqual([
    '28A',
    '28B',
    '1B',
    '2A',
    '2B',
  ])
})

test('cells come back as they were written, with or without quotes', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', '1', ' ', '.', '温') })
  const quoted = fc.string({ unit: fc.constantFrom('a', ',', '"', ' ') })
  fc.assert(
    fc.property(fc.array(fc.oneof(plain, quoted), { minLength: 1, maxLength: 8 }), (cells) => {
      const line = cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
      expect(cellsOf(line)).toEqual(cells)
    }),
  )
})

test('the sixteen points of the compass go round clockwise from north', () => {
  expect(['N', 'E', 'S', 'W', 'NNW'].map(degreesOf)).toEqual([0, 90, 180, 270, 337.5])
  expect(degreesOf('NA')).toBeUndefined()
})
