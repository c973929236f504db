import type { RecordDeclaration } from '@citywide/model/record/record'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../../../ui/language.tsx'
import { ComponentChip } from './component-chip.tsx'
import { registerTitle } from './register.ts'

/** Above a heading: the part of the standard, and the way back to the register. */
export function RegisterTrail({ declaration }: { readonly declaration: RecordDeclaration }) {
  const { language } = useLanguage()
  return (
    <>
      <ComponentChip code={declaration.component} />
      <Link to="/app/records/$path" params={{ path: declaration.path }} className="quiet-link">
        {registerTitle(declaration, language)}
      </Link>
    </>
  )
}
