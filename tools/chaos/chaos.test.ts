import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { run } from './run.ts'

test(
  'whatever is killed, frozen or cut off, nothing acknowledged is lost or doubled, and each event takes effect once',
  { timeout: 900_000 },
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'cw-chaos-'))
    onTestFinished(() => rm(directory, { recursive: true, force: true }))
    const seed = randomInt(2 ** 31)
    const said: string[] = []
    const planted: string[] = []
    const outcome = await run({
      directory,
      seconds: 60,
      seed,
      say: (line) => said.push(line),
      // The same check finds what is taken away and what is put in, in this very database.
      async look(pool, again) {
        await pool.query(
          `insert into organization select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()))).*
             from organization o where o.name ->> 'en' like 'chaos-%' order by id limit 1`,
        )
        planted.push(...(await again()).broken)
        await pool.query(
          `delete from organization where id in (
             select id from organization where name ->> 'en' like 'chaos-%' order by id limit 3)`,
        )
        planted.push(...(await again()).broken)
      },
    })
    expect({ seed, said, broken: outcome.broken }).toEqual({ seed, said, broken: [] })
    expect(planted.join('\n')).toMatch(/1 records doubled[^]*acknowledged records lost/)
    // A loaded machine gets through less of it.
    expect(outcome.struck.length).toBeGreaterThan(0)
    expect(outcome.figures['acknowledged']).toBeGreaterThan(10)
  },
)
