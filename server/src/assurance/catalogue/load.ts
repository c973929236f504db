import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { z } from 'zod'
import {
  type Catalogue,
  CommonFile,
  ComponentFile,
  EmergencyFile,
  FrameworkFile,
  GovernanceChangesFile,
  PhasesFile,
} from '@citywide/model/assurance/catalogue'
import { faultsOf } from '@citywide/model/assurance/catalogue-check'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'

/** Where the catalogue of this release lies. */
export const catalogueFolder = new URL('../../../../model/catalogue/', import.meta.url)

/** The catalogue does not hold together; each line names what is wrong and where. */
class FaultyCatalogue extends Error {
  override readonly name = 'FaultyCatalogue'

  constructor(faults: readonly string[]) {
    super(`The catalogue has faults:\n${faults.join('\n')}`)
  }
}

const asides = { GC: 'governance-changes.yaml', PH: 'phases.yaml', EM: 'emergency.yaml' } as const

/**
 * Reads the catalogue and checks it whole: no rule is ever run from a catalogue with a fault in it.
 *
 * @throws FaultyCatalogue with every fault
 */
export async function loadCatalogue(vocabulary: Vocabulary, folder = catalogueFolder): Promise<Catalogue> {
  const common = await read(CommonFile, new URL('common.yaml', folder))
  const aside: readonly string[] = Object.values(asides)
  const files = common.files.filter((name) => !aside.includes(name))
  const frameworks = (await readdir(new URL('frameworks/', folder))).filter((name) => name.endsWith('.yaml')).toSorted()
  const catalogue: Catalogue = {
    common,
    components: await Promise.all(files.map((name) => read(ComponentFile, new URL(name, folder)))),
    governanceChanges: await read(GovernanceChangesFile, new URL(asides.GC, folder)),
    phases: await read(PhasesFile, new URL(asides.PH, folder)),
    emergency: await read(EmergencyFile, new URL(asides.EM, folder)),
    frameworks: await Promise.all(frameworks.map((name) => read(FrameworkFile, new URL(`frameworks/${name}`, folder)))),
  }
  const faults = faultsOf(catalogue, vocabulary)
  if (faults.length > 0) throw new FaultyCatalogue(faults)
  return catalogue
}

async function read<T extends z.ZodType>(schema: T, file: URL): Promise<z.infer<T>> {
  const content: unknown = parse(await readFile(file, 'utf8'))
  const checked = schema.safeParse(content)
  if (checked.success) return checked.data
  const name = fileURLToPath(file)
  throw new FaultyCatalogue(checked.error.issues.map(({ path, message }) => `${name} ${path.join('/')}: ${message}`))
}
