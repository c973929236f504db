import { roleNames } from '@citywide/model/platform/role'
import type { SavedView } from '@citywide/model/platform/view'
import type { Language } from '@citywide/model/text'
import type { Spoken } from '../../../ui/text.ts'
import type { texts } from './texts.ts'

/** Whose a view is or who else has it, and whether the register opens with it, below its name. */
export function sharingWords(view: SavedView, say: Spoken<typeof texts>, language: Language): string | undefined {
  const { own, owner, sharing, roles, isDefault } = view
  const comma = language === 'zh' ? '、' : ', '
  const shared = own
    ? {
        private: undefined,
        everybody: say.sharedWithAll,
        roles: say.sharedWithRoles(roles.map((role) => roleNames[role][language]).join(comma)),
      }[sharing]
    : say.sharedBy(owner.name[language])
  const parts = [...(isDefault ? [say.isDefault] : []), ...(shared === undefined ? [] : [shared])]
  return parts.length > 0 ? parts.join(language === 'zh' ? '；' : '; ') : undefined
}
