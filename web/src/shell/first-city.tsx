import { Link } from '@tanstack/react-router'
import { useTexts } from '../ui/language.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Empty } from '../ui/state.tsx'
import { texts } from './first-city-texts.ts'

/** What every page says while there is no city yet: nothing can be judged, and one record mends that. */
export function FirstCity() {
  const say = useTexts(texts)
  return (
    <>
      <PageHead title={say.firstCity} />
      <div className="panel">
        <Empty
          title={say.noCity}
          action={
            <Link
              to="/app/records/$path/new"
              params={{ path: 'scopes' }}
              search={{ kind: 'city', madeUp: 'false' }}
              className="button"
              data-kind="primary"
            >
              {say.addCity}
            </Link>
          }
        >
          {say.noCityWhy}
        </Empty>
      </div>
    </>
  )
}
