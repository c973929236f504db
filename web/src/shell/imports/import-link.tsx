import { Link } from '@tanstack/react-router'
import { useTexts } from '../../ui/language.tsx'
import { texts } from './texts.ts'

/** From a register to the files that come into it. @param path path of the register; without it, of any */
export function ImportLink({ path }: { readonly path?: string }) {
  const say = useTexts(texts)
  return (
    <Link className="button" to="/app/import" search={path === undefined ? {} : { register: path }}>
      {say.imports}
    </Link>
  )
}
