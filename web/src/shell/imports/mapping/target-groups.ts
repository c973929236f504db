/** Fields in the groups of the form. */
import type { ImportTarget } from '@citywide/model/platform/import-target'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useTexts } from '../../../ui/language.tsx'
import { groupsOf } from '../../records/record/groups.ts'
import { texts as groupTexts } from '../../records/record/texts.ts'
import { texts } from './texts.ts'

type GroupKey = ReturnType<typeof groupsOf>[number]['key'] | 'belongs' | 'identity'

interface TargetGroup {
  readonly key: GroupKey
  readonly targets: readonly ImportTarget[]
}

export function targetGroups(declaration: RecordDeclaration, targets: readonly ImportTarget[]): readonly TargetGroup[] {
  const own = groupsOf(declaration).map(({ key, names }): TargetGroup => ({
    key,
    targets: targets.filter(({ base }) => names.includes(base)),
  }))
  const rest = targets.filter(({ base }) => !Object.hasOwn(declaration.fields, base))
  const all: readonly TargetGroup[] = [
    ...own,
    { key: 'belongs', targets: rest.filter(({ field }) => field !== undefined) },
    { key: 'identity', targets: rest.filter(({ field }) => field === undefined) },
  ]
  return all.filter((group) => group.targets.length > 0)
}

export function useGroupNames(): (key: GroupKey) => string {
  const say = useTexts(texts)
  const group = useTexts(groupTexts)
  return (key) => (key === 'belongs' || key === 'identity' ? say[key] : group[key])
}
