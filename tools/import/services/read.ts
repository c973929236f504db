/** The service items of a Chinese district, as its service hall's page lists them: a JavaScript array in a file. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Page = z.array(
  z.strictObject({
    department: z.string().min(1),
    items: z.array(
      z.strictObject({
        main_item: z.string(),
        sub_items: z.array(z.strictObject({ name: z.string().min(1), link: z.string(), qrcode: z.string() })),
      }),
    ),
  }),
)

export interface Item {
  readonly department: string
  readonly mainItem: string
  readonly name: string
  readonly link: string
  readonly qrcode: string
  /** Of the item in the national catalogue, with the division and the office; from the link. */
  readonly code: string
  /** Number of the kind of administrative act; from the link. */
  readonly taskType: string
}

/** @throws Error when the file is not such a list */
export async function readItems(path: string): Promise<Item[]> {
  const text = await readFile(path, 'utf8')
  const [from, to] = [text.indexOf('['), text.lastIndexOf(']')]
  if (from < 0 || to < from) throw new Error(`${path}: holds no list of items · 文件中没有事项清单`)
  return Page.parse(JSON.parse(text.slice(from, to + 1))).flatMap(({ department, items }) =>
    items.flatMap(({ main_item: mainItem, sub_items: sub }) =>
      sub.map(({ name, link, qrcode }) => {
        const asked = new URL(link).searchParams
        return {
          department,
          mainItem,
          name,
          link,
          qrcode,
          code: asked.get('itemCode') ?? '',
          taskType: asked.get('taskType') ?? '',
        }
      }),
    ),
  )
}
