/** An open-data catalogue kept as one front-matter file a data set, as San Diego's portal has it. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const Front = z.strictObject({
  schema: z.string(),
  title: z.string().min(1),
  department: z.string().min(1),
  category: z.union([z.array(z.string()), z.string().transform((one) => [one])]),
  resources: z.array(z.strictObject({ name: z.string(), url: z.string(), format: z.string() })),
  license: z.string(),
  date_issued: z.string(),
  date_modified: z.string(),
  maintainer: z.string(),
  maintainer_email: z.string(),
})

const DepartmentFront = z.looseObject({
  schema: z.string(),
  title: z.string().min(1),
  description: z.string().nullish(),
  logo: z.string().nullish(),
})

export interface CatalogueEntry extends z.infer<typeof Front> {
  /** Name of its file, without the ending: stable, and part of its address. */
  readonly identifier: string
  readonly body: string
}

export interface Department {
  readonly title: string
  readonly description: string
  readonly logo: string
}

/** @param folder holds `_datasets` and `_departments` */
export async function readCatalogue(folder: string): Promise<{ entries: CatalogueEntry[]; departments: Department[] }> {
  const entries = await filesIn(join(folder, '_datasets'), (file, front, body) => {
    const parsed = Front.safeParse(front)
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
    return { identifier: basename(file).replace(/\.\w+$/, ''), body, ...parsed.data }
  })
  const departments = await filesIn(join(folder, '_departments'), (_, front) => {
    const { title, description, logo } = DepartmentFront.parse(front)
    return { title, description: description ?? '', logo: logo ?? '' }
  })
  return { entries, departments }
}

async function filesIn<T>(folder: string, read: (file: string, front: unknown, body: string) => T): Promise<T[]> {
  const names = (await readdir(folder)).filter((name) => /\.(md|html)$/.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      const [, front, body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text) ?? []
      if (front === undefined) throw new Error(`${name}: begins without front matter · 缺少文件头`)
      return read(name, parse(front), body.trim())
    }),
  )
}
