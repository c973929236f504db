/** The bell in the bar: how much is unread, and the way to it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../ui/icon.tsx'
import { useTexts } from '../../ui/language.tsx'
import { useSession } from '../api/session.ts'
import './bell.css'
import { countQuery } from './count.ts'
import { texts } from './bell-texts.ts'

export function Bell() {
  const say = useTexts(texts)
  const unread = useQuery(countQuery(useSession()?.account.id)).data?.unread ?? 0
  const name = say.unread(unread)
  return (
    <Link to="/app/inbox" className="icon-button bell" aria-label={name} title={name}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread >= 100 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}
