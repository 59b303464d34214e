import { randomUUID } from 'node:crypto'
import { untouched } from '@/app/_ui/staff/form-state'

type Given = (fields: Record<string, string>) => () => unknown[]

const everyone = 'ok ok ok ok ok ok ok'
const anyStaff = 'door door ok ok ok ok ok'
const managerAlone = 'door door 403 403 403 403 ok'
/** Whoever they ask about isn't there: to a manager alone it is said so. */
const nothingThere = 'door door 404 404 404 404 404'
const managesPeople = 'door door 403 403 403 403 404'
const nobody = randomUUID()
const passkey = JSON.stringify({ id: 'none', rawId: 'none', type: 'public-key', response: { clientDataJSON: 'none' }, clientExtensionResults: {} })

/** Rows of the table of actions: the second step at the door, one's own account, and other people's. */
export const accountActions = (form: Given): Record<string, { given: () => unknown[]; goes: string }> => ({
  '/app/signin/actions.ts#enterCode': { given: form({ code: '000000' }), goes: everyone },
  '/app/signin/actions.ts#askPasskey': { given: () => [], goes: everyone },
  '/app/signin/actions.ts#enterPasskey': { given: form({ response: passkey }), goes: everyone },
  '/app/signin/actions.ts#forgot': { given: form({ email: 'nobody@example.org' }), goes: everyone },
  '/app/signin/actions.ts#setPassword': { given: form({ token: 'x', next: 'kettle moss paper north' }), goes: everyone },
  '/app/account/actions.ts#change': { given: form({ password: 'wrong', next: 'kettle moss paper north' }), goes: anyStaff },
  '/app/account/actions.ts#setUp': { given: form({ code: '000000' }), goes: anyStaff },
  '/app/account/actions.ts#endSession': { given: form({ session: randomUUID() }), goes: anyStaff },
  '/app/account/actions.ts#dropKey': { given: form({ id: 'none' }), goes: nothingThere },
  '/app/account/actions.ts#addKey': { given: form({ name: 'Desk', response: passkey }), goes: anyStaff },
  '/app/account/actions.ts#prove': { given: form({ password: 'wrong' }), goes: anyStaff },
  '/app/account/actions.ts#proveKey': { given: form({ response: passkey }), goes: anyStaff },
  '/app/account/actions.ts#work': { given: form({ role: 'manager' }), goes: managerAlone },
  '/app/account/actions.ts#newCodes': { given: () => [untouched], goes: nothingThere },
  '/app/account/actions.ts#askNewKey': { given: () => [], goes: anyStaff },
  '/app/account/actions.ts#askProof': { given: () => [], goes: anyStaff },
  '/app/manage/people/actions.ts#invite': { given: form({ name: 'Rosa Field', email: 'rosa.field@example.org', 'role-manager': 'on' }), goes: managerAlone },
  '/app/manage/people/actions.ts#saveRoles': { given: form({ staff: nobody, 'role-manager': 'on' }), goes: managesPeople },
  '/app/manage/people/actions.ts#inviteAgain': { given: form({ staff: nobody }), goes: managesPeople },
  '/app/manage/people/actions.ts#resetPassword': { given: form({ staff: nobody }), goes: managesPeople },
  '/app/manage/people/actions.ts#dropFactor': { given: form({ staff: nobody }), goes: managesPeople },
  '/app/manage/people/actions.ts#disable': { given: form({ staff: nobody }), goes: managesPeople },
  '/app/manage/people/actions.ts#enable': { given: form({ staff: nobody }), goes: managesPeople },
  '/app/manage/people/actions.ts#endTheirs': { given: form({ staff: nobody }), goes: managesPeople },
})
