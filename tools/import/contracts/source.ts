/** Contracting processes of OCDS 1.1 → organizations, procurements and contracts. */
import type { Remainder, Source, Sheet } from '../open/sheet.ts'
import { type Process, readProcesses } from './read.ts'

/** A day as the publisher writes it: its clock, not ours, says which day is meant. */
const day = (moment: string | undefined) => moment?.slice(0, 10) ?? ''

const contractStatus = { pending: 'draft', active: 'active', terminated: 'terminated', cancelled: 'terminated' }

/** @throws Error when the files speak of several buyers or currencies: amounts of a city are in one */
export async function contractsSource(paths: readonly string[]): Promise<Source> {
  const processes = await readProcesses(paths)
  const buyer = oneOf(
    'buyers',
    processes.map(buyerOf).map((body) => body.name ?? body.id),
  )
  const currency = oneOf(
    'currencies',
    processes.flatMap(amountsOf).map((amount) => amount.currency),
  )
  const latest = processes
    .map(({ date }) => date)
    .toSorted()
    .at(-1)
  return {
    scope: {
      code: buyer.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
      title: { zh: buyer, en: buyer },
      kind: 'city',
      currency,
      ...(latest !== undefined && { evaluatedAt: latest }),
    },
    sheets: [organizations(processes), procurements(processes), contracts(processes)],
    remainders: remaindersOf(processes),
  }
}

function oneOf(what: string, names: readonly string[]): string {
  const [name, ...others] = new Set(names)
  if (name === undefined || others.length > 0)
    throw new Error(`the files must name one of ${what}, they name: ${[name, ...others].join(', ') || 'none'}`)
  return name
}

function buyerOf({ ocid, buyer, tender }: Process) {
  const body = tender?.procuringEntity ?? buyer
  if (!body) throw new Error(`${ocid}: names no buyer · 未说明采购单位`)
  return body
}

function amountsOf({ tender, contracts: signed }: Process) {
  return [tender?.value, ...signed.map(({ value }) => value)].filter((amount) => amount !== undefined)
}

function organizations(processes: readonly Process[]): Sheet {
  const parties = new Map(processes.flatMap((process) => process.parties.map((party) => [party.id, party] as const)))
  return {
    register: 'organizations',
    title: { zh: '采购参与方', en: 'parties' },
    columns: {
      id: { field: 'identifier' },
      name: { field: 'name.en' },
      kind: { field: 'kind' },
      sector: { field: 'sector' },
    },
    key: ['identifier'],
    rows: [...parties.values()].map(({ id, name, roles }) => {
      const buys = roles.includes('buyer') || roles.includes('procuringEntity')
      return { id, name, kind: buys ? 'agency' : 'company', sector: buys ? 'public' : 'private' }
    }),
  }
}

function procurements(processes: readonly Process[]): Sheet {
  return {
    register: 'procurements',
    title: { zh: '采购项目', en: 'procurements' },
    columns: {
      ocid: { field: 'reference' },
      title: { field: 'title.en' },
      category: { field: 'category' },
      stage: { field: 'stage' },
      planned: { field: 'plannedAt' },
      value: { field: 'value' },
      lead: { field: 'leadOrgId', by: 'identifier' },
      tenderAt: { field: 'tenderAt' },
      awardedAt: { field: 'awardedAt' },
      bids: { field: 'bids' },
      lowestPriceOnly: { field: 'lowestPriceOnly' },
    },
    key: ['reference'],
    rows: processes.map((process) => {
      const { tender } = process
      const criteria = tender?.awardCriteria
      return {
        ocid: process.ocid,
        title: tender?.title ?? '',
        category: tender?.mainProcurementCategory ?? '',
        stage: stageOf(process),
        planned: day(process.plannedOn ?? tender?.tenderPeriod?.startDate),
        value: String(tender?.value?.amount ?? ''),
        lead: buyerOf(process).id,
        tenderAt: day(tender?.tenderPeriod?.startDate),
        awardedAt: day(process.awards.map(({ date }) => date ?? '').toSorted()[0]),
        bids: String(tender?.numberOfTenderers ?? ''),
        lowestPriceOnly: criteria === undefined ? '' : String(['priceOnly', 'lowestCost'].includes(criteria)),
      }
    }),
  }
}

/** Source: OCDS codelists tenderStatus and awardStatus. */
function stageOf({ tender, awards }: Process): string {
  const status = tender?.status
  if (status === 'cancelled' || status === 'withdrawn' || status === 'unsuccessful') return 'cancelled'
  if (awards.some((award) => award.status === 'active')) return 'awarded'
  if (status === 'complete') return 'evaluation'
  return status === 'active' ? 'tender' : 'planned'
}

function contracts(processes: readonly Process[]): Sheet {
  return {
    register: 'contracts',
    title: { zh: '合同', en: 'contracts' },
    columns: {
      id: { field: 'reference' },
      title: { field: 'title.en' },
      ocid: { field: 'procurementId', by: 'reference' },
      supplier: { field: 'supplierId', by: 'identifier' },
      status: { field: 'status', values: contractStatus },
      signed: { field: 'signedAt' },
      ends: { field: 'endsAt' },
      value: { field: 'value' },
    },
    key: ['reference'],
    rows: processes.flatMap(({ ocid, awards, contracts: signed }) =>
      signed.map((contract) => ({
        id: contract.id,
        title: contract.title ?? '',
        ocid,
        supplier: awards.find(({ id }) => id === contract.awardID)?.suppliers[0]?.id ?? '',
        status: contract.status ?? '',
        signed: day(contract.dateSigned),
        ends: day(contract.period?.endDate),
        value: String(contract.value?.amount ?? ''),
      })),
    ),
  }
}

const sumOf = <T>(things: readonly T[], of: (thing: T) => number) => things.reduce((sum, thing) => sum + of(thing), 0)

function remaindersOf(processes: readonly Process[]): Remainder[] {
  const count = (of: (process: Process) => number) => sumOf(processes, of)
  return [
    {
      what: { zh: '文件', en: 'documents' },
      count: count(
        ({ planning, tender, awards, contracts: signed }) =>
          (planning?.documents.length ?? 0) +
          (tender?.documents.length ?? 0) +
          sumOf(awards, ({ documents }) => documents.length) +
          sumOf(signed, ({ documents, implementation }) => documents.length + (implementation?.documents.length ?? 0)),
      ),
      because: { zh: '仅有链接，文件需另行上传为附件', en: 'only links; files are attached to the records by hand' },
    },
    {
      what: { zh: '采购内容', en: 'items' },
      count: count(
        ({ tender, awards, contracts: signed }) =>
          (tender?.items.length ?? 0) +
          sumOf(awards, ({ items }) => items.length) +
          sumOf(signed, ({ items }) => items.length),
      ),
      because: { zh: '采购登记不按品目记录', en: 'the register of procurements has no lines' },
    },
    {
      what: { zh: '里程碑', en: 'milestones' },
      count: count(
        ({ planning, contracts: signed }) =>
          (planning?.milestones.length ?? 0) +
          sumOf(signed, (contract) => contract.implementation?.milestones.length ?? 0),
      ),
      because: { zh: '里程碑登记属于项目，不属于采购', en: 'milestones here belong to initiatives' },
    },
    {
      what: { zh: '付款', en: 'payments' },
      count: count(({ contracts: signed }) =>
        sumOf(signed, (contract) => contract.implementation?.transactions.length ?? 0),
      ),
      because: { zh: '付款由财务系统管理', en: 'payments stay with the accounts' },
    },
    {
      what: { zh: '更正与关联项目', en: 'amendments and related processes' },
      count: count(
        ({ tender, contracts: signed }) =>
          (tender?.amendments.length ?? 0) + sumOf(signed, ({ relatedProcesses }) => relatedProcesses.length),
      ),
      because: { zh: '更正已合并入结果', en: 'amendments are merged into what was taken' },
    },
  ].filter((remainder) => remainder.count > 0)
}
