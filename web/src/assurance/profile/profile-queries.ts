/** What the screens of the profile and of statements ask the server. */
import { Attestation } from '@citywide/model/assurance/attestation'
import { ProfileSetting, type SettingNew } from '@citywide/model/assurance/profile'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../shell/api/fetch.ts'

const reads = ['profile', 'verdict']

/** @param subject a rule or a recommendation; undefined for all of them */
export const settingsQuery = (scope: string | undefined, subject?: string) =>
  queryOptions({
    queryKey: ['profile', 'settings', scope, subject],
    queryFn: ({ signal }) =>
      ask({ path: '/profile-settings', answer: z.array(ProfileSetting), query: { scope, subject }, signal }),
    meta: { reads },
  })

export const attestationsQuery = (scope: string | undefined, rule?: string) =>
  queryOptions({
    queryKey: ['profile', 'attestations', scope, rule],
    queryFn: ({ signal }) =>
      ask({ path: '/attestations', answer: z.array(Attestation), query: { scope, rule }, signal }),
    meta: { reads },
  })

export const propose = (body: SettingNew, key: string) =>
  ask({ path: '/profile-settings', method: 'POST', key, answer: ProfileSetting, body })

export const decideOn = (
  id: string,
  body: { readonly decision: 'approve' | 'decline'; readonly reason?: string },
  key: string,
) => ask({ path: `/profile-settings/${id}/decision`, method: 'POST', key, answer: ProfileSetting, body })

export const endOf = (id: string, reason: string, key: string) =>
  ask({ path: `/profile-settings/${id}/end`, method: 'POST', key, answer: ProfileSetting, body: { reason } })

/** What is done with a statement that is there, by the last part of its address. */
export const doWith = (
  id: string,
  act: 'sign' | 'second' | 'answer' | 'withdraw',
  body: object | undefined,
  key: string,
) => ask({ path: `/attestations/${id}/${act}`, method: 'POST', key, answer: Attestation, ...(body && { body }) })
