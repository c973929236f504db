import { expect, test } from 'vitest'
import { importDesk } from './testing.ts'

const headings = 'name.zh,name.en,kind,sector,about.zh'

test('the values of a column are told with their rows, the most frequent first; an empty cell is no value', async () => {
  const { upload, send } = await importDesk()
  const rows = ['甲,,company,private,', '乙,,Opne,private,', '丙,, company ,private,', '丁,,,private,"a\u0000b"']
  const { id } = await upload('organizations', `${[headings, ...rows].join('\n')}\n`, { encoding: 'utf-8' })
  const values = await send({ url: `/api/imports/${id}/values?column=kind` })
  expect(values.json()).toEqual({
    items: [
      { value: 'company', rows: 2 },
      { value: 'Opne', rows: 1 },
    ],
    more: false,
  })
  expect((await send({ url: `/api/imports/${id}/values?column=kinds` })).statusCode).toBe(404)
})

test('the refused rows come back under their headings as they were; formulas run nowhere, figures stay figures', async () => {
  const { upload, step, send } = await importDesk()
  const refused = ['甲,"A, ""the first""",Opne,private,=1+1', '乙,-5,Opne,private,-3.5', '丁,@x,Opne,private,']
  const file = [headings, '好,Good,company,private,ok', ...refused]
  const { id } = await upload('organizations', `${file.join('\n')}\n`)
  await step(id, 'check')
  const { body, headers } = await send({ url: `/api/imports/${id}/refused.csv` })
  expect(headers['content-disposition']).toContain('refused-rows.csv')
  const [first = '', second = '', third = ''] = refused
  const told = [headings, first.replace('=1+1', "'=1+1"), second, third.replace('@x', "'@x")]
  expect(body).toBe(`\uFEFF${told.join('\r\n')}\r\n`)
})
