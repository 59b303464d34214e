import { db } from '@/lib/store/client'
import { dropWords, editTemplate } from '@/lib/use-cases/edit-template'
import { openTemplate } from '@/lib/use-cases/edit-template'
import { setTestPorts } from '@/lib/messages/test-ports'
import { makeKey, revokeKey } from '@/lib/use-cases/manage-keys'
import { sendTest } from '@/lib/use-cases/send-test'
import { desk, monday, type Rows } from './fixture'

let nth = 0
const words = { kind: 'confirmed' as const, channel: 'email' as const }
async function lastWords() {
  const opened = await openTemplate(desk.mona, words)
  return (opened.ok && opened.value.versions[0]?.id) || null
}

/** The practice's own words for messages, and keys for programs. */
export const wordsAndKeys: Rows = {
  editTemplate: async () => {
    const seen = await lastWords()
    return () =>
      editTemplate(
        desk.mona,
        {
          ...words,
          subject: `Confirmed ${(nth += 1)}: {day}`,
          body: 'Hello {firstName}, see you.',
          seen,
        },
        monday,
      )
  },
  dropWords: async () => {
    await editTemplate(
      desk.mona,
      {
        ...words,
        subject: 'Confirmed: {day}',
        body: `Hello {firstName}, until then ${(nth += 1)}.`,
        seen: await lastWords(),
      },
      monday,
    )
    const seen = await lastWords()
    return () => dropWords(desk.mona, { ...words, seen }, monday)
  },
  sendTest: async () => {
    setTestPorts({
      email: async () => ({ outcome: 'sent', providerId: null, reply: '250 OK' }),
      text: null,
    })
    const to = `n${(nth += 1)}@example.org`
    return () => sendTest(desk.mona, { clinic: 'hall-green', channel: 'email', to }, monday)
  },
  makeKey: async () => () =>
    makeKey(
      desk.mona,
      {
        name: `Kiosk ${(nth += 1)}`,
        scopes: ['diary.read'],
        clinics: ['hall-green'],
        lastDay: null,
        clinic: 'hall-green',
      },
      monday,
    ),
  revokeKey: async () => {
    await makeKey(
      desk.mona,
      {
        name: `Kiosk ${(nth += 1)}`,
        scopes: ['diary.read'],
        clinics: ['hall-green'],
        lastDay: null,
        clinic: 'hall-green',
      },
      monday,
    )
    const { id } = await db().apiKey.findFirstOrThrow({ where: { name: `Kiosk ${nth}` } })
    return () => revokeKey(desk.mona, { key: id }, monday)
  },
}
