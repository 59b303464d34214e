import { z } from 'zod'
import { staffRoles, type StaffRole } from '@/lib/auth/actor'
import { account as words, doorSteps } from '@/lib/copy/staff/account'
import { emailAddress, personName, uuid } from './fields'
import { one } from './manage-forms'
import { backPath } from './staff-forms'

/** What is posted about accounts. Every value arrives as text. */

const password = z.string({ error: words.password.missing }).min(1, { error: words.password.missing }).max(1024, { error: words.password.missing })

/** A new one is judged where the account is known: it may not be its owner's name. */
const next = z.string({ error: words.password.short }).min(1, { error: words.password.short }).max(1024, { error: words.password.long })

const code = (missing: string) => z.string({ error: missing }).trim().min(1, { error: missing }).max(40, { error: missing })
const back = z.string().optional().transform((text) => backPath.safeParse(text).data ?? null)

/** What a browser says of a passkey; what it means is judged by who checks it. */
const credential = z.string().max(20_000).transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: doorSteps.passkeyFailed })
    return z.NEVER
  }
}).pipe(z.looseObject({ id: z.string().max(1400), rawId: z.string(), type: z.literal('public-key'), response: z.looseObject({ clientDataJSON: z.string() }), clientExtensionResults: z.looseObject({}) }))

export const CodeForm = z.object({ code: code(doorSteps.codeMissing), back })
export const PasskeyForm = z.object({ response: credential, back })
export const ForgotForm = z.object({ email: emailAddress.transform((text) => text.toLowerCase()) })
export const SetForm = z.object({ token: z.string().max(80), next })
export const ProveForm = z.object({ password })
export const PasswordForm = z.object({ password, next })
export const AppForm = z.object({ code: code(words.app.codeMissing) })
export const NoForm = z.object({})
export const AddPasskeyForm = z.object({ name: z.string().trim().min(1, { error: words.passkeys.nameMissing }).max(60, { error: words.passkeys.nameMissing }), response: credential })
export const DropPasskeyForm = z.object({ id: z.string().min(1).max(1400) })
export const SessionForm = z.object({ session: z.preprocess((text) => (text === '' ? undefined : text), uuid.optional()).transform((id) => id ?? null) })
export const RoleForm = z.object({ role: z.enum(staffRoles) })

const isRole = (text: string): text is StaffRole => (staffRoles as readonly string[]).includes(text)

/** Ticked boxes 'role-reception hall-green' and 'role-manager', as what is granted. */
const grants = (form: Record<string, unknown>) => Object.keys(form).flatMap((name) => {
  const [role = '', clinic = null] = name.startsWith('role-') ? name.slice(5).split(' ') : []
  return isRole(role) && (role === 'manager') === (clinic === null) && (clinic === null || /^[a-z0-9-]{1,80}$/.test(clinic)) ? [{ role, clinic }] : []
})

const chosen = { practitioner: z.preprocess((text) => (text === '' ? undefined : text), z.string().regex(/^[a-z0-9-]{1,80}$/).optional()) }
const withGrants = <T extends { practitioner?: string | undefined }>(form: T) => ({ ...form, practitioner: form.practitioner ?? null, grants: grants(form) })

export const InviteForm = z.looseObject({ name: personName, email: emailAddress, ...chosen }).transform(withGrants)
export const RolesForm = z.looseObject({ staff: uuid, ...chosen }).transform(withGrants)
export const PersonForm = z.object({ staff: uuid })

export const AccountQuery = z.object({ done: one })
export const PeopleQuery = z.object({ clinic: one, person: one.transform((text) => uuid.safeParse(text).data ?? null), done: one })
