import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/**
 * Every use-case that writes, and what becomes of it when it is asked twice. `same`: the same answer, and nothing is written (the tests
 * that walk them are `repeats`, `two-at-once` and those of the use-case itself); `other`: each time is another, and why; `part`: of
 * another use-case, which decides; `clock`: nobody asks for it, and each row is taken once.
 */
type Decision = 'same' | 'part' | 'clock' | { other: string }

const other = (why: string): Decision => ({ other: why })

const decisions: Record<string, Decision> = {
  'act-on-appointment': 'same', 'add-professions': 'same', 'add-session': 'same', 'answer-offer': 'same', 'answer-offer-link': 'same',
  'apply-change': 'same', 'apply-import': 'same', 'apply-practice-change': 'same', 'ask-absence': 'same', 'ask-ring-back': 'same',
  'attempted': 'part', 'book-by-phone': 'same', 'change-contact': 'same', 'claim-call': 'same', 'claim-ring-back': 'same', 'claim-ring-now': 'same',
  'decide-absence': 'same', 'drop-import': 'same', 'edit-patient': 'same', 'edit-profile': 'same', 'edit-template': 'same', 'hold-slot': 'same',
  'join-waiting-list': 'same', 'keep-clinic': 'same', 'keep-hours': 'same', 'keep-photo': 'same', 'keep-practice': 'same',
  'keep-practitioner': 'same', 'keep-rooms': 'same', 'keep-service': 'same', 'leave-waiting-list': 'same', 'let-go-of-call': 'same',
  'manage-people': 'same', 'merge-patients': 'same', 'move-appointment': 'same', 'offer-time': 'same', 'part-patients': 'same',
  'record-attempt': 'same', 'record-ring-back': 'same', 'record-ring-now': 'same', 'save-draft': 'same', 'save-note': 'same', 'save-questions': 'same',
  'set-import': 'same', 'set-policies': 'same', 'set-reminders': 'same', 'set-retention': 'same', 'settle-failure': 'same', 'sign-out': 'same',
  'take-offer': 'same', 'tick-told': 'same', 'undo-move': 'same', 'undo-patient-merge': 'same', 'wrong-number': 'same', 'answer-text': 'same',
  'note-text-status': 'same', 'keep-settings': 'same',
  'send-test': other('each is a message of its own; so many an hour are taken'),
  'open-questions': 'same', 'complete-set-up': other('the second is told that there is no set-up any more'),
  'drop-hold': other('what was given back isn’t there any more: the second is told so'),
  'erase-patient': other('a record that is erased isn’t there any more'),
  'begin-import': other('each file that is read waits by itself, and makes nothing until it is accepted'),
  'bank-holidays': other('the list is fetched again; the days are the same'),
  'keep-feed': other('each press ends the address before it'),
  'renew-link': other('the link that asked has ended with the first press; its page says so'),
  'manage-keys': other('a key is shown once; a second one of its name is refused, one that is revoked stays so'),
  'make-first-manager': other('the code is used up by the first'),
  'set-password': other('the link is used up by the first'),
  'set-first-rota': other('the set-up’s next step is shown; the same week again takes its place'),
  'keep-account': other('each proves anew who somebody is'), 'own-passkeys': other('an answer of a passkey is taken once'),
  'enter-with-passkey': other('each is a sign-in'), 'finish-sign-in': other('each is a sign-in'), 'sign-in': other('each is a sign-in'),
  'mailbox-session': other('each link opens once'),
  'stranger-mail': other('each message or answer that goes takes a turn of the hour'),
  'account-event': 'part', 'find-hold': 'part', 'shut-out': 'part', 'manage-ground': 'part', 'read-draft': 'part', 'settle-offer': 'part', 'tick-by-message': 'part', 'write-change': 'part',
  'watch-health': 'clock', 'answer-mail-asks': 'clock', 'finish-import': 'clock', 'apply-retention': 'clock', 'apply-unanswered-rule': 'clock', 'lapse-holds': 'clock', 'plan-messages': 'clock', 'send-due-messages': 'clock',
}

const folder = path.resolve(import.meta.dirname, '../../lib/use-cases')
const writes = /transact[<(]|recordEvents?\(|inTransaction|from '@\/lib\/store\/drafts'/

test('every use-case that writes says what becomes of it when it is asked twice', () => {
  const writing = readdirSync(folder).filter((name) => writes.test(readFileSync(path.join(folder, name), 'utf8'))).map((name) => path.basename(name, '.ts'))
  expect(writing.filter((name) => !(name in decisions)), 'decide it, and try it twice').toEqual([])
})

test('no decision is about a use-case that there isn’t', () => {
  const there = new Set(readdirSync(folder).map((name) => path.basename(name, '.ts')))
  expect(Object.keys(decisions).filter((name) => !there.has(name))).toEqual([])
})
