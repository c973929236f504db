import type { Explanation } from '@citywide/model/assurance/verdict'
import { Link } from '@tanstack/react-router'
import { Tag } from '../../ui/chip.tsx'
import { useTexts, Words } from '../../ui/language.tsx'
import { texts } from '../texts.ts'

/** The records that cause a verdict, as links. */
export function FailingRecords({ rule }: { readonly rule: Explanation }) {
  const say = useTexts(texts)
  if (rule.failing.length === 0) return null
  const fresh = new Set(rule.newlyFailing.map(({ id }) => id))
  const more = rule.population.fail - rule.failing.length
  return (
    <section>
      <h3>{say.failing}</h3>
      <ul className="failing">
        {rule.failing.map(({ id, path, title }) => (
          <li key={id}>
            <Link to="/app/records/$path/$id" params={{ path, id }}>
              <Words of={title} />
            </Link>
            {fresh.has(id) && <Tag tone="bad">{say.newly}</Tag>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="meta">{say.moreFailing(more)}</p>}
    </section>
  )
}
