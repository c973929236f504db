/** San Diego's open-data catalogue → organizations, data sets and the files they can be had as. */
import type { Source } from '../open/sheet.ts'
import { type CatalogueEntry, readCatalogue } from './read.ts'

/** Formats that a program can read as data. Source: the open-data notion of machine-readable (Directive (EU) 2019/1024, art. 2). */
const machineReadable = new Set(['csv', 'json', 'geojson', 'topojson', 'shp', 'pbf', 'xml', 'xlsx'])

/** Licence of every record of this catalogue: a dedication to the public domain. */
const openLicences = new Set(['http://www.opendefinition.org/licenses/odc-pddl'])

export async function datasetsSource([folder = '']: readonly string[]): Promise<Source> {
  const { entries, departments } = await readCatalogue(folder)
  const described = new Map(departments.map((department) => [department.title, department]))
  const names = [...new Set([...described.keys(), ...entries.map(({ department }) => department)])]
  return {
    scope: { code: 'san-diego', title: { zh: '圣迭戈', en: 'San Diego' }, kind: 'city', currency: 'USD' },
    sheets: [
      {
        register: 'organizations',
        title: { zh: '部门', en: 'departments' },
        columns: {
          title: { field: 'name.en' },
          description: { field: 'about.en' },
          logo: { left: { zh: '旧网站上的图片链接', en: 'a link to a picture of the old site' } },
        },
        constants: {
          kind: { value: 'department', because: { zh: '目录中的提供部门', en: 'departments that provide data' } },
          sector: { value: 'public', because: { zh: '均为公共部门', en: 'all are public bodies' } },
        },
        key: ['name.en'],
        rows: names.map((title) => ({
          title,
          description: described.get(title)?.description ?? '',
          logo: described.get(title)?.logo ?? '',
        })),
      },
      {
        register: 'datasets',
        title: { zh: '数据集', en: 'data sets' },
        columns: {
          identifier: { field: 'identifier' },
          title: { field: 'title.en' },
          body: { field: 'abstract.en' },
          department: { field: 'providerOrgId', by: 'name.en' },
          category: { field: 'keywords' },
          license: { field: 'licence' },
          open: { field: 'openType' },
          // The form of the data itself; every form stands among the distributions.
          format: { field: 'format' },
          machineReadable: { field: 'machineReadable' },
          date_issued: { field: 'publishedAt' },
          date_modified: { field: 'lastUpdatedAt', zone: 'America/Los_Angeles' },
          contact: { field: 'contact' },
          schema: { left: { zh: '仅为网站的版式名称', en: 'only names the layout of the page' } },
        },
        constants: {
          providerKind: {
            value: 'public',
            because: { zh: '均由市政府部门提供', en: 'all come from city departments' },
          },
          secret: { value: 'false', because: { zh: '均已公开发布', en: 'all are published' } },
        },
        key: ['identifier'],
        rows: entries.map(datasetRow),
      },
      {
        register: 'distributions',
        title: { zh: '数据下载项', en: 'distributions' },
        columns: {
          dataset: { field: 'datasetId', by: 'identifier' },
          name: { field: 'title.en' },
          url: { field: 'accessUrl' },
          format: { field: 'format' },
        },
        key: ['datasetId', 'accessUrl', 'title.en'],
        rows: entries.flatMap(({ identifier, resources }) =>
          resources.map(({ name, url, format }) => ({ dataset: identifier, name, url, format })),
        ),
      },
    ],
  }
}

function datasetRow(entry: CatalogueEntry): Record<string, string> {
  const formats = entry.resources.map(({ format }) => format)
  // A dictionary is a table about the data set, not a form of it.
  const own = entry.resources.filter(({ name }) => !/dictionary/i.test(name)).map(({ format }) => format)
  return {
    identifier: entry.identifier,
    title: entry.title,
    body: entry.body,
    department: entry.department,
    category: entry.category.join('; '),
    license: entry.license,
    open: openLicences.has(entry.license) ? 'open' : '',
    format: own[0] ?? formats[0] ?? '',
    machineReadable: String(formats.some((format) => machineReadable.has(format))),
    date_issued: entry.date_issued,
    date_modified: entry.date_modified,
    contact: `${entry.maintainer} <${entry.maintainer_email}>`,
    schema: entry.schema,
  }
}
