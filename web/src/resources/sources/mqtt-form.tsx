/** The city's broker: where it is, who we are to it, and what each topic becomes. */
import { TextField } from '../../ui/field.tsx'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import type { KindFormProps, SettingsDraft } from './kind-form.ts'
import { SubscriptionFields } from './mqtt-subscription.tsx'
import { mqttTexts } from './mqtt-texts.ts'

type Settings = SettingsDraft<'mqtt'>

const versions = [
  { value: '5', text: 'MQTT 5' },
  { value: '3.1.1', text: 'MQTT 3.1.1' },
]

export const emptySubscription: Settings['subscriptions'][number] = {
  topic: '',
  reader: { form: 'number', stream: '', unit: null },
}

export function MqttForm({ value, onChange, errors, secrets, onSecrets, secretsSet }: KindFormProps<'mqtt'>) {
  const say = useTexts(mqttTexts)
  const set = (change: Partial<Settings>) => onChange({ ...value, ...change })
  const secretHelp = (name: 'password' | 'privateKey') => (secretsSet.includes(name) ? say.secretSet : say.secretHelp)
  const secret = (name: 'password' | 'privateKey') => (typed: string) => {
    const { [name]: _, ...rest } = secrets
    onSecrets(typed === '' ? rest : { ...rest, [name]: typed })
  }
  const { subscriptions } = value
  return (
    <>
      <TextField
        label={say.address}
        help={say.addressHelp}
        required
        value={value.address}
        error={errors('/address')}
        onChange={(address) => set({ address: address.trim() })}
      />
      <div className="source-fields">
        <Select
          label={say.version}
          required
          value={value.version ?? '5'}
          options={versions}
          onChange={(version) => set({ version: version === '3.1.1' ? version : '5' })}
        />
        <TextField
          label={say.clientId}
          help={say.clientHelp}
          required
          value={value.clientId}
          error={errors('/clientId')}
          onChange={(clientId) => set({ clientId: clientId.trim() })}
        />
        <TextField
          label={say.user}
          value={value.user ?? ''}
          autoComplete="off"
          error={errors('/user')}
          onChange={(user) => set({ user: user === '' ? null : user })}
        />
        <TextField
          label={say.password}
          help={secretHelp('password')}
          kind="password"
          autoComplete="new-password"
          value={secrets.password ?? ''}
          onChange={secret('password')}
        />
      </div>
      <details className="source-details">
        <summary>{say.tls}</summary>
        <div className="stack">
          <TextField
            label={say.authority}
            rows={3}
            value={value.authority ?? ''}
            error={errors('/authority')}
            onChange={(authority) => set({ authority: authority.trim() === '' ? null : authority })}
          />
          <TextField
            label={say.certificate}
            rows={3}
            value={value.certificate ?? ''}
            error={errors('/certificate')}
            onChange={(certificate) => set({ certificate: certificate.trim() === '' ? null : certificate })}
          />
          <TextField
            label={say.privateKey}
            help={secretHelp('privateKey')}
            rows={3}
            value={secrets.privateKey ?? ''}
            onChange={secret('privateKey')}
          />
        </div>
      </details>
      {subscriptions.map((subscription, index) => (
        <SubscriptionFields
          // Subscriptions have no name of their own, and none moves.
          key={index}
          number={index + 1}
          value={subscription}
          errors={(pointer) => errors(`/subscriptions/${index}${pointer}`)}
          onChange={(next) => set({ subscriptions: subscriptions.with(index, next) })}
          {...(subscriptions.length > 1 && {
            onRemove: () => set({ subscriptions: subscriptions.filter((_, other) => other !== index) }),
          })}
        />
      ))}
      <div className="row">
        <Button kind="quiet" onClick={() => set({ subscriptions: [...subscriptions, emptySubscription] })}>
          {say.addSubscription}
        </Button>
      </div>
    </>
  )
}
