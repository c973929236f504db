import type { RecordDeclaration } from '@citywide/model/record/record'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { ComponentChip } from '../register/component-chip.tsx'
import { registerTitle } from '../register/register.ts'

/** What a form is about: the part of the standard, the register, and what its records are. */
export function FormHead({ declaration, title }: { readonly declaration: RecordDeclaration; readonly title: string }) {
  const { language } = useLanguage()
  return (
    <PageHead
      above={
        <>
          <ComponentChip code={declaration.component} />
          <Link to="/app/records/$path" params={{ path: declaration.path }} className="quiet-link">
            {registerTitle(declaration, language)}
          </Link>
        </>
      }
      title={title}
      sentence={declaration.about[language]}
    />
  )
}
