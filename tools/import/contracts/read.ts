/** OCDS 1.1: release packages, record packages, or one release a line. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { merge } from './merge.ts'

const Moment = z.string().regex(/^\d{4}-\d\d-\d\d/)
const Amount = z.looseObject({ amount: z.number(), currency: z.string().regex(/^[A-Z]{3}$/) })
const Body = z.looseObject({ id: z.string(), name: z.string().optional() })
const Listed = z.array(z.looseObject({})).default([])

/** What we take of a process and what we count; all else of OCDS passes through `looseObject` unread. */
const Process = z.looseObject({
  ocid: z.string().min(1),
  date: Moment,
  language: z.string().default('en'),
  tag: z.array(z.string()),
  parties: z
    .array(z.looseObject({ id: z.string(), name: z.string(), roles: z.array(z.string()).default([]) }))
    .default([]),
  buyer: Body.optional(),
  planning: z.looseObject({ documents: Listed, milestones: Listed }).optional(),
  tender: z
    .looseObject({
      title: z.string().optional(),
      status: z.string().optional(),
      mainProcurementCategory: z.string().optional(),
      awardCriteria: z.string().optional(),
      numberOfTenderers: z.int().optional(),
      value: Amount.optional(),
      tenderPeriod: z.looseObject({ startDate: Moment.optional() }).optional(),
      procuringEntity: Body.optional(),
      documents: Listed,
      items: Listed,
      amendments: Listed,
    })
    .optional(),
  awards: z
    .array(
      z.looseObject({
        id: z.string(),
        status: z.string().optional(),
        date: Moment.optional(),
        suppliers: z.array(Body).default([]),
        documents: Listed,
        items: Listed,
      }),
    )
    .default([]),
  contracts: z
    .array(
      z.looseObject({
        id: z.string(),
        awardID: z.string(),
        title: z.string().optional(),
        status: z.string().optional(),
        value: Amount.optional(),
        dateSigned: Moment.optional(),
        period: z.looseObject({ endDate: Moment.optional() }).optional(),
        documents: Listed,
        items: Listed,
        relatedProcesses: Listed,
        implementation: z.looseObject({ transactions: Listed, milestones: Listed, documents: Listed }).optional(),
      }),
    )
    .default([]),
})
export type Process = z.infer<typeof Process> & { readonly plannedOn: string | undefined }

const Release = z.looseObject({ ocid: z.string().min(1), date: Moment, tag: z.array(z.string()).default([]) })
const Package = z.union([
  z.looseObject({ releases: z.array(z.json()) }).transform(({ releases }) => releases),
  z
    .looseObject({ records: z.array(z.looseObject({ compiledRelease: z.json() })) })
    .transform(({ records }) => records.map(({ compiledRelease }) => compiledRelease)),
])

/** One process per OCID, in the order of the OCIDs. @throws Error naming file and place where it is no OCDS */
export async function readProcesses(paths: readonly string[]): Promise<Process[]> {
  const byOcid = new Map<string, z.infer<typeof Release>[]>()
  for (const path of paths) {
    for (const found of await releasesIn(path)) {
      const release = Release.safeParse(found)
      if (!release.success) throw new Error(`${path}: ${z.prettifyError(release.error)}`)
      const { ocid } = release.data
      byOcid.set(ocid, [...(byOcid.get(ocid) ?? []), release.data])
    }
  }
  return [...byOcid]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([ocid, releases]) => {
      const dated = releases.toSorted((a, b) => a.date.localeCompare(b.date))
      // What was validated as JSON above is JSON.
      const process = Process.safeParse(merge(dated as unknown as Parameters<typeof merge>[0]))
      if (!process.success) throw new Error(`${ocid}: ${z.prettifyError(process.error)}`)
      const plannedOn = dated.find(({ tag }) => tag.includes('planning'))?.date
      return { ...process.data, plannedOn }
    })
}

async function releasesIn(path: string): Promise<readonly unknown[]> {
  const text = await readFile(path, 'utf8')
  if (path.endsWith('.jsonl')) {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line))
  }
  const parsed = Package.safeParse(JSON.parse(text))
  if (!parsed.success) throw new Error(`${path}: no package of OCDS releases or records · 不是 OCDS 数据包`)
  return parsed.data
}
