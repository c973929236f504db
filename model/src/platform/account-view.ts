/** Who may be mentioned or asked to act. `GET /api/accounts?q=` */
import { z } from 'zod'
import { Text } from '../text.ts'

/** An account as others see it. */
export const AccountName = z.object({ id: z.uuid(), name: Text }).meta({ id: 'AccountName' })
export type AccountName = z.infer<typeof AccountName>

export const AccountView = AccountName.extend({ roles: z.array(z.string()) }).meta({ id: 'AccountView' })
export type AccountView = z.infer<typeof AccountView>
