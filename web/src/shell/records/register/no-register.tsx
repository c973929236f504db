import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { texts } from './texts.ts'

export function NoRegister() {
  const say = useTexts(texts)
  return (
    <>
      <PageHead title={say.noRegister} sentence={say.noRegisterLead} />
      <p>
        <Link to="/app/records">{say.registers}</Link>
      </p>
    </>
  )
}
