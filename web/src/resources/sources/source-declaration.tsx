/** How a source is declared: who answers for it, what is expected, and where it comes from. */
import { type Source, sourceKinds } from '@citywide/model/observations/source'
import type { MqttSubscription } from '@citywide/model/observations/source-mqtt'
import { Link } from '@tanstack/react-router'
import { useSession } from '../../shell/api/session.ts'
import { useLanguage, useTexts, useWords, Words } from '../../ui/language.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import { rhythmOf } from '../feeds/rhythm.ts'
import { texts as feedTexts } from '../feeds/texts.ts'
import { Owner } from './sources-page.tsx'
import { texts } from './texts.ts'

export function Declaration({ of: source }: { readonly of: Source }) {
  const say = useTexts(texts)
  const feeds = useTexts(feedTexts)
  const words = useWords()
  const { language, format } = useLanguage()
  const scope = useSession()?.scopes.find(({ code }) => code === source.scope)
  const { dataset, settings, secrets } = source
  return (
    <Panel title={say.facts}>
      <Facts>
        <Fact name={say.kind}>{sourceKinds[source.kind][language]}</Fact>
        <Fact name={say.owner}>
          <Owner of={source.owner} />
        </Fact>
        <Fact name={say.dataset}>
          {dataset ? (
            <Link to="/app/records/$path/$id" params={{ path: 'datasets', id: dataset.id }}>
              <Words of={dataset.name} />
            </Link>
          ) : (
            <span className="quiet">{say.nobody}</span>
          )}
        </Fact>
        <Fact name={say.rhythm}>{feeds.rhythmOf(rhythmOf(source.expectedSeconds))}</Fact>
        <Fact name={say.zone}>{source.timeZone}</Fact>
        <Fact name={say.scope}>{scope ? words(scope.title) : source.scope}</Fact>
        {settings.kind === 'mqtt' && (
          <>
            <Fact name={say.address}>
              <code className="source-address">{settings.address}</code>
            </Fact>
            <Fact name={say.version}>MQTT {settings.version}</Fact>
            <Fact name={say.clientId}>
              <code>{settings.clientId}</code>
            </Fact>
            <Fact name={say.topics}>
              <ul className="source-topics">
                {settings.subscriptions.map((subscription) => (
                  <li key={subscription.topic}>
                    <code>{subscription.topic}</code> <Becomes of={subscription} />
                  </li>
                ))}
              </ul>
            </Fact>
          </>
        )}
        {settings.kind === 'http' && <Fact name={say.keys}>{say.keysOf(settings.keys.length)}</Fact>}
        {'asked' in settings && (
          <Fact name={say.address}>
            <code className="source-address">{settings.asked.address}</code>
          </Fact>
        )}
        {settings.kind === 'database' && (
          <Fact name={say.address}>
            <code className="source-address">
              {settings.engine}://{settings.host}:{settings.port}/{settings.database}
            </code>
          </Fact>
        )}
        {settings.kind !== 'http' && settings.kind !== 'folder' && (
          <Fact name={say.secrets}>
            {secrets.length === 0 ? say.secretsNone : say.secretsSet(format.list(secrets.map((name) => say[name])))}
          </Fact>
        )}
        <Fact name={say.changed}>{format.moment(source.changedAt)}</Fact>
      </Facts>
    </Panel>
  )
}

function Becomes({ of: { reader } }: { readonly of: MqttSubscription }) {
  const say = useTexts(texts)
  if (reader.form === 'own') return <span className="meta">{say.ownForm}</span>
  return <span className="meta">{say.becomes(reader.form === 'number' ? reader.stream : reader.mapping.stream)}</span>
}
