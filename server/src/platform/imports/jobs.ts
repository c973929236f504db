/** Imports as work that goes on by itself. */
import { z } from 'zod'
import type { Job } from '../jobs.ts'
import { type Workshop, workOn } from './work.ts'

const Payload = z.object({ id: z.uuid() })

export function importJobs(workshop: Workshop): Job[] {
  return [
    {
      name: 'import',
      title: { zh: '导入', en: 'Imports' },
      run: (payload) => workOn(workshop, Payload.parse(payload).id),
    },
  ]
}
