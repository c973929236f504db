/** The settings of a rule, for somebody who does not program: what is watched, when it fires, when it is over. */
import { aggregates, type EventRuleDeclaration, groupKinds } from '@citywide/model/observations/event-rule'
import type { EventRuleFault } from '@citywide/model/observations/event-rule-check'
import { propertyName } from '@citywide/model/observations/property-name'
import { roleNames, roles } from '@citywide/model/platform/role'
import type { Text } from '@citywide/model/text'
import { unitLabel } from '@citywide/model/unit-label'
import type { ReactNode } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { severityLook } from '../alert/severity.tsx'
import { AmountField, DurationField } from './amount-field.tsx'
import type { Measured } from './queries.ts'
import { texts } from './texts.ts'

interface RuleFormProps {
  readonly rule: EventRuleDeclaration
  /** Properties that the streams of the scope measure. */
  readonly measured: readonly Measured[]
  readonly faults: readonly Pick<EventRuleFault, 'pointer' | 'stops' | 'text'>[]
  readonly onChange: (rule: EventRuleDeclaration) => void
}

export function RuleForm({ rule, measured, faults, onChange }: RuleFormProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const change = (part: Partial<EventRuleDeclaration>) => onChange({ ...rule, ...part })
  const error = (pointer: string) =>
    faults.find((fault) => fault.stops && fault.pointer === pointer)?.text[language] ?? undefined
  const unit = unitLabel(rule.unit, language)
  const known = measured.some(({ property, unit: code }) => property === rule.property && code === rule.unit)
  const properties = known || rule.property === '' ? measured : [...measured, rule]
  const named = <Name extends string>(words: Readonly<Record<Name, Text>>) =>
    (Object.entries(words) as [Name, Text][]).map(([value, text]) => ({ value, text: text[language] }))
  return (
    <div className="event-rule-form">
      <Part title={say.name}>
        <TextField
          label={say.titleZh}
          lang="zh-CN"
          required
          maxLength={200}
          value={rule.title.zh}
          onChange={(zh) => change({ title: { ...rule.title, zh } })}
        />
        <TextField
          label={say.titleEn}
          lang="en"
          required
          maxLength={200}
          value={rule.title.en}
          onChange={(en) => change({ title: { ...rule.title, en } })}
        />
      </Part>
      <Part title={say.what}>
        <Select
          label={say.property}
          required
          error={error('/property')}
          help={say.unitAs}
          value={rule.property === '' ? null : `${rule.property} ${rule.unit}`}
          options={properties.map((one) => ({
            value: `${one.property} ${one.unit}`,
            text: `${propertyName(one.property, language)}${unitLabel(one.unit, language) === '' ? '' : ` · ${unitLabel(one.unit, language)}`}`,
          }))}
          onChange={(value) => {
            const chosen = properties.find((one) => `${one.property} ${one.unit}` === value)
            if (chosen) change({ property: chosen.property, unit: rule.aggregate === 'count' ? '1' : chosen.unit })
          }}
        />
        <Select
          label={say.aggregate}
          required
          error={error('/aggregate')}
          value={rule.aggregate}
          options={named(aggregates)}
          onChange={(value) => {
            const aggregate = (Object.keys(aggregates) as (keyof typeof aggregates)[]).find((one) => one === value)
            if (!aggregate) return
            const stands = measured.find(({ property }) => property === rule.property)?.unit ?? rule.unit
            change({ aggregate, unit: aggregate === 'count' ? '1' : stands })
          }}
        />
        <DurationField
          label={say.window}
          help={say.windowHelp}
          error={error('/windowSeconds')}
          seconds={rule.windowSeconds}
          onChange={(windowSeconds) => change({ windowSeconds })}
        />
        <Select
          label={say.per}
          required
          error={error('/per')}
          value={rule.per}
          options={named(groupKinds)}
          onChange={(value) => {
            const per = (Object.keys(groupKinds) as (keyof typeof groupKinds)[]).find((one) => one === value)
            if (per) change({ per })
          }}
        />
        <TextField
          label={say.place}
          help={say.placeHelp}
          maxLength={200}
          value={rule.where.place ?? ''}
          onChange={(place) => change({ where: { ...rule.where, place: place === '' ? null : place } })}
        />
        <TextField
          label={say.streams}
          help={say.streamsHelp}
          value={rule.where.streams.join(' ')}
          onChange={(typed) =>
            change({ where: { ...rule.where, streams: typed === '' ? [] : typed.split(/[\s,，、]/) } })
          }
        />
      </Part>
      <Part title={say.when}>
        <Select
          label={say.side}
          required
          value={rule.side}
          options={[
            { value: 'above', text: say.above },
            { value: 'below', text: say.below },
          ]}
          onChange={(side) => change({ side: side === 'below' ? 'below' : 'above' })}
        />
        <AmountField
          label={say.limit(unit)}
          error={error('/limit')}
          value={rule.limit}
          onChange={(limit) => change({ limit })}
        />
        <DurationField
          label={say.hold}
          help={say.holdHelp}
          error={error('/forSeconds')}
          seconds={rule.forSeconds}
          onChange={(forSeconds) => change({ forSeconds })}
        />
      </Part>
      <Part title={say.clearing}>
        <AmountField
          label={say.clear(unit)}
          error={error('/clear/level')}
          value={rule.clear.level}
          onChange={(level) => change({ clear: { ...rule.clear, level } })}
        />
        <DurationField
          label={say.clearHold}
          error={error('/clear/forSeconds')}
          seconds={rule.clear.forSeconds}
          onChange={(forSeconds) => change({ clear: { ...rule.clear, forSeconds } })}
        />
        <DurationField
          label={say.silence}
          help={say.silenceHelp}
          error={error('/noDataSeconds')}
          seconds={rule.noDataSeconds ?? 0}
          onChange={(seconds) => change({ noDataSeconds: seconds === 0 ? null : seconds })}
        />
        <DurationField
          label={say.lateness}
          help={say.latenessHelp}
          error={error('/latenessSeconds')}
          seconds={rule.latenessSeconds}
          onChange={(latenessSeconds) => change({ latenessSeconds })}
        />
      </Part>
      <Part title={say.afterwards}>
        <Select
          label={say.severity}
          required
          value={String(rule.severity)}
          options={[1, 2, 3, 4].map((value) => ({ value: String(value), text: severityLook(value).word[language] }))}
          onChange={(value) => change({ severity: Number(value ?? 1) })}
        />
        <Select
          label={say.tells}
          required
          value={rule.tells}
          options={roles.map((value) => ({ value, text: roleNames[value][language] }))}
          onChange={(value) => {
            const tells = roles.find((one) => one === value)
            if (tells) change({ tells })
          }}
        />
        <Select
          label={say.once}
          required
          error={error('/once')}
          value={rule.once}
          options={[
            { value: 'group', text: say.onceGroup },
            { value: 'area', text: say.onceArea },
            { value: 'scope', text: say.onceScope },
          ]}
          onChange={(value) => change({ once: value === 'area' || value === 'scope' ? value : 'group' })}
        />
      </Part>
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="event-rule-part">
      <legend>{title}</legend>
      <div className="event-rule-fields">{children}</div>
    </fieldset>
  )
}
