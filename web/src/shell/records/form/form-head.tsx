import type { RecordDeclaration } from '@citywide/model/record/record'
import { useLanguage } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { RegisterTrail } from '../register/register-trail.tsx'

/** What a form is about: the part of the standard, the register, and what its records are. */
export function FormHead({ declaration, title }: { readonly declaration: RecordDeclaration; readonly title: string }) {
  const { language } = useLanguage()
  return (
    <PageHead
      above={<RegisterTrail declaration={declaration} />}
      title={title}
      sentence={declaration.about[language]}
    />
  )
}
