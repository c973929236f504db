import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'

/** The register that an address names by its path. @throws Problem NO_SUCH_REGISTER */
export function registerFinder(registers: readonly RecordDeclaration[]): (path: string) => RecordDeclaration {
  const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))
  return (path) => {
    const declaration = byPath.get(path)
    if (!declaration) throw new Problem('NO_SUCH_REGISTER', { path })
    return declaration
  }
}
