import { gzipSync } from 'node:zlib'
import { IngestAnswer } from '@citywide/model/observations/stream'
import { expect, test } from 'vitest'
import { freshRoom, sums } from '../testing.ts'

const at = '2026-11-22T07:00:00Z'

test('an observation is stored when it is acknowledged', async () => {
  const { post, pool, declare } = await freshRoom()
  await declare('air.a')
  const answer = await post({ observations: [{ stream: 'air.a', at: '2026-11-22T15:00:00.25+08:00', value: 35.5 }] })
  expect(answer.statusCode).toBe(201)
  expect(IngestAnswer.parse(answer.json())).toStrictEqual({
    accepted: 1,
    duplicate: 0,
    revised: 0,
    rejected: 0,
    rejections: [],
  })
  const { rows } = await pool.query('select t, value, quality from observation')
  expect(rows).toStrictEqual([{ t: '2026-11-22T07:00:00.25Z', value: 35.5, quality: 0 }])
})
