/** Taking in an OSCAL document: what it would change, and, where it is wanted, that it does. */
import type { FrameworkPackage } from '@citywide/model/assurance/framework'
import { frameworkFaults } from '@citywide/model/assurance/framework-check'
import { changesBetween, wholeNodes } from '@citywide/model/assurance/framework-diff'
import type { OscalImport, OscalImportNew } from '@citywide/model/assurance/oscal-view'
import { noteAct } from '#platform/audit/append.ts'
import { outsideRights } from '#platform/access/reach.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { hashOfPackage, targetsIn } from '../frameworks/load.ts'
import { type Framework, frameworkOf, frameworks } from '../frameworks/packages.ts'
import { keepText } from '../frameworks/text-store.ts'
import { keepVersion } from '../frameworks/version-store.ts'
import { profileOf } from '../profile/profile.ts'
import { propose } from '../profile/settle.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import type { Sight } from '../view/seen.ts'
import { packageFrom } from './catalog-in.ts'
import { frameworkMapped, mappingsFrom } from './mapping-in.ts'
import { frameworkProfiled, proposalsFrom } from './profile-in.ts'
import { type Note, refused, takeApart } from './take-apart.ts'

/** Differing nodes that an answer names. */
const MOST_NAMED = 200

export interface Import {
  readonly plan: Omit<OscalImport, 'done'>
  /** Keeps it, in the name of somebody. */
  readonly keep: (client: PoolClient, by: string) => Promise<void>
}

/** @throws Problem OSCAL_REFUSED, NOT_FOUND, REASON_NEEDED */
export async function importOf(sight: Sight, body: OscalImportNew): Promise<Import> {
  const taken = takeApart(body.document)
  const book = await rulebook(sight.pool)
  const known = targetsIn(book.catalogue)
  const { title, version } = taken.document.metadata
  if (taken.model === 'profile') return profileImport(sight, book, taken, body)
  if (taken.model === 'catalog') {
    const read = packageFrom(taken.document, body.framework, known)
    const all = await frameworks(sight.pool, sight.clock)
    const before = all.find((one) => one.package.code === read.package.code)
    const codes = new Set(read.package.nodes.map(({ code }) => code))
    const mappings = (before?.package.mappings ?? []).filter(({ from }) => codes.has(from))
    const after = { ...read.package, mappings }
    const notes = [...taken.notes, ...read.notes]
    return packageImport(sight, { before, after, known, notes, texts: read.privateTexts, model: 'catalog', title })
  }
  const code = frameworkMapped(taken.document, body.framework)
  const before = await frameworkOf(sight.pool, sight.clock, code)
  const read = mappingsFrom(taken.document, before.package, known)
  const after = { ...before.package, version, mappings: [...read.mappings] }
  const notes = [...taken.notes, ...read.notes]
  return packageImport(sight, { before, after, known, notes, texts: [], model: 'mapping-collection', title })
}

interface Arrival {
  readonly model: 'catalog' | 'mapping-collection'
  readonly title: string
  readonly before: Framework | undefined
  readonly after: FrameworkPackage
  readonly known: ReadonlySet<string>
  readonly notes: readonly Note[]
  readonly texts: readonly { readonly node: string; readonly body: string }[]
}

function packageImport({ clock }: Sight, { model, title, before, after, known, notes, texts }: Arrival): Import {
  const [fault] = frameworkFaults(after, known)
  if (fault !== undefined) throw refused([model], { zh: fault, en: fault })
  const changes = changesBetween(before ? wholeNodes(before.package) : new Map(), wholeNodes(after))
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length
  return {
    plan: {
      model,
      framework: after.code,
      title,
      version: after.version,
      added: count('added'),
      changed: count('changed'),
      removed: count('removed'),
      changes: changes.slice(0, MOST_NAMED).map(({ code, kind, fields }) => ({ code, kind, fields: [...fields] })),
      proposals: [],
      privateTexts: texts.length,
      notes: [...notes],
    },
    async keep(client, by) {
      const at = clock.now().toString()
      const hash = hashOfPackage(after)
      const no = await keepVersion(client, after, { hash, origin: 'import', notes, at, by })
      // A text that the city wrote itself is never written over.
      for (const text of texts) await keepText(client, { framework: after.code, ...text, read: 0 }, at, by)
      await noteAct(client, {
        act: 'framework.import',
        noun: 'framework',
        detail: { framework: after.code, model, version: no, hash, nodes: after.nodes.length },
      })
    },
  }
}

async function profileImport(
  sight: Sight,
  book: Rulebook,
  { document, notes }: Extract<ReturnType<typeof takeApart>, { model: 'profile' }>,
  body: OscalImportNew,
): Promise<Import> {
  const { pool, clock, timeZone } = sight
  const code = frameworkProfiled(document, body.framework)
  const { package: of } = await frameworkOf(pool, clock, code)
  const scope = await scopeOf(pool, body.scope)
  const now = clock.now()
  const moment = momentOf(scope, now)
  const profile = await outsideRights(() => profileOf(pool, scope.id, moment))
  const rules = new Map([...book.rules].map(([id, rule]) => [id, profile.rule(rule, book.vocabulary)]))
  const inAYear = moment.toZonedDateTimeISO(timeZone).toPlainDate().add({ months: 12 })
  const reviewDue = body.reviewDue ?? inAYear.toString()
  const read = proposalsFrom(document, of, rules, { scope: scope.code, reason: body.reason, reviewDue })
  return {
    plan: {
      model: 'profile',
      framework: code,
      title: document.metadata.title,
      version: document.metadata.version,
      added: 0,
      changed: 0,
      removed: 0,
      changes: [],
      proposals: [...read.proposals],
      privateTexts: 0,
      notes: [...notes, ...read.notes],
    },
    async keep(client, by) {
      for (const proposal of read.proposals)
        await propose(client, { book, scope, by, now, moment, timeZone }, proposal, [])
      await noteAct(client, {
        act: 'framework.import',
        noun: 'framework',
        detail: { framework: code, model: 'profile', proposals: read.proposals.length },
      })
    },
  }
}
