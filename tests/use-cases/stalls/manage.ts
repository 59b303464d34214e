import { randomUUID } from 'node:crypto'
import { addDays } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { addProfessions } from '@/lib/use-cases/add-professions'
import { addSession } from '@/lib/use-cases/add-session'
import { askAbsence, withdrawAbsence } from '@/lib/use-cases/ask-absence'
import { refreshBankHolidays } from '@/lib/use-cases/bank-holidays'
import { decideAbsence, refuseAbsence } from '@/lib/use-cases/decide-absence'
import { previewClosure, saveClosure } from '@/lib/use-cases/draft-closure'
import { previewRota, saveRota } from '@/lib/use-cases/draft-rota'
import { editProfile, readMyProfile } from '@/lib/use-cases/edit-profile'
import { erasePatient } from '@/lib/use-cases/erase-patient'
import { keepClinic } from '@/lib/use-cases/keep-clinic'
import { makeFeed, stopFeed } from '@/lib/use-cases/keep-feed'
import { keepHours } from '@/lib/use-cases/keep-hours'
import { keepPhoto } from '@/lib/use-cases/keep-photo'
import { keepPractice } from '@/lib/use-cases/keep-practice'
import { keepPractitioner } from '@/lib/use-cases/keep-practitioner'
import { keepRooms } from '@/lib/use-cases/keep-rooms'
import { keepService, keepServices } from '@/lib/use-cases/keep-service'
import { openPractice } from '@/lib/use-cases/open-practice'
import { previewAbsence } from '@/lib/use-cases/plan-absence'
import { setPolicies } from '@/lib/use-cases/set-policies'
import { setRetention } from '@/lib/use-cases/set-retention'
import { desk, monday, patient, type Rows } from './fixture'

let nth = 0
const later = () => addDays('2028-03-06', (nth += 1))
const times = () => {
  const day = later()
  return {
    from: day,
    until: day,
    fromMinute: 0,
    toMinute: 1440,
    everyWeeks: null,
    repeatUntil: null,
  }
}

async function records() {
  const opened = await openPractice(desk.mona)
  if (!opened.ok) throw new Error(opened.refusal.reason)
  return opened.value
}
const found = <T extends { id: string }>(list: readonly T[], id: string): T => {
  const one = list.find((row) => row.id === id)
  if (!one) throw new Error(`no ${id}`)
  return one
}
const clinic = async (id = 'tamworth') => found((await records()).clinics, id)
const service = async () => found((await records()).services, 'first')
async function asked() {
  const id = randomUUID()
  const made = await askAbsence(
    desk.ann,
    { id, reason: 'leave', note: null, times: times() },
    monday,
  )
  if (!made.ok) throw new Error(made.refusal.reason)
  return { id, version: 1 }
}

/** What managers change, and practitioners of their own. */
export const manage: Rows = {
  keepPractice: async () => {
    const { version, phone } = await db().practice.findFirstOrThrow()
    return () =>
      keepPractice(desk.mona, { name: `Practice ${(nth += 1)}`, phone, seen: version }, monday)
  },
  keepClinic: async () => {
    const { version, hours: _, rooms: _rooms, ...fields } = await clinic()
    return () =>
      keepClinic(desk.mona, { ...fields, seen: version, name: `Tamworth ${(nth += 1)}` }, monday)
  },
  keepHours: async () => {
    const { version } = await clinic()
    const hours = ([1, 2, 3, 4, 5] as const).map((weekday) => ({
      weekday,
      opens: 480,
      closes: 1000 + (nth += 1),
    }))
    return () =>
      keepHours(
        desk.mona,
        { clinic: 'tamworth', seen: version, was: null, from: null, until: null, hours },
        monday,
      )
  },
  keepRooms: async () => {
    const { version, rooms } = await clinic()
    const all = [
      ...rooms.map(({ id, name }) => ({ id, name, field: id })),
      { id: null, name: `Room ${(nth += 1)}`, field: 'new' },
    ]
    return () => keepRooms(desk.mona, { clinic: 'tamworth', seen: version, rooms: all }, monday)
  },
  addProfessions: async () => {
    const one = {
      id: null,
      name: `Healer ${(nth += 1)}`,
      plural: `healers ${nth}`,
      register: 'GOsC',
      about: '',
    }
    return () => addProfessions(desk.mona, [one], monday)
  },
  keepPractitioner: async () => {
    const { version, ...fields } = found((await records()).practitioners, 'ben')
    return () =>
      keepPractitioner(
        desk.mona,
        { ...fields, seen: version, leave: false, about: `Calm ${(nth += 1)}.` },
        monday,
      )
  },
  keepService: async () => {
    const { version, ...fields } = await service()
    return () =>
      keepService(desk.mona, { ...fields, seen: version, pricePence: 6200 + (nth += 1) }, monday)
  },
  keepServices: async () => {
    const { version, ...fields } = await service()
    return () =>
      keepServices(desk.mona, [{ ...fields, seen: version, pricePence: 7200 + (nth += 1) }], monday)
  },
  keepPhoto: async () => {
    const { default: sharp } = await import('sharp')
    const file = new Uint8Array(
      await sharp({
        create: {
          width: 300,
          height: 300,
          channels: 3,
          // Far from the one before: two that are close become the same small picture.
          background: { r: ((nth += 1) * 40) % 256, g: 90, b: 90 },
        },
      })
        .jpeg()
        .toBuffer(),
    )
    return () => keepPhoto(desk.mona, { practitioner: 'ben', file }, monday)
  },
  setPolicies: async () => {
    const { version } = await db().practice.findFirstOrThrow()
    return () =>
      setPolicies(
        desk.mona,
        { seen: version, policies: { holdMinutes: 10 + ((nth += 1) % 20) } },
        monday,
      )
  },
  setRetention: async () => {
    const was = (await db().practice.findFirstOrThrow()).unattendedDays
    return () => setRetention(desk.mona, { was, days: was + 1 }, monday)
  },
  addSession: async () => {
    const day = addDays('2027-06-01', (nth += 1))
    return () =>
      addSession(
        desk.mona,
        { clinic: 'tamworth', practitioner: 'ben', room: null, day, from: 1200, to: 1260 },
        monday,
      )
  },
  saveRota: async () => {
    const draft = {
      do: 'add' as const,
      practitioner: 'ben',
      everyWeeks: 0,
      since: later(),
      until: null,
      clinic: 'tamworth',
      room: null,
      weekday: 1 as const,
      from: 1260,
      to: 1320,
      lunch: null,
    }
    const weekday = (new Date(draft.since).getUTCDay() || 7) as 1
    const preview = await previewRota(desk.mona, { ...draft, weekday }, monday)
    if (!preview.ok) throw new Error(JSON.stringify(preview.refusal))
    return () =>
      saveRota(
        desk.mona,
        { id: randomUUID(), draft: { ...draft, weekday }, seen: preview.value.effect.seen },
        monday,
      )
  },
  saveClosure: async () => {
    const day = later()
    const draft = {
      do: 'close' as const,
      clinic: 'tamworth',
      from: day,
      until: day,
      fromMinute: 0,
      toMinute: 1440,
      reason: 'Painters',
    }
    const preview = await previewClosure(desk.mona, draft, monday)
    if (!preview.ok) throw new Error(JSON.stringify(preview.refusal))
    return () =>
      saveClosure(desk.mona, { id: randomUUID(), draft, seen: preview.value.seen }, monday)
  },
  refreshBankHolidays: async () => () => refreshBankHolidays(desk.mona, monday),
  askAbsence: async () => {
    const input = { id: randomUUID(), reason: 'leave' as const, note: null, times: times() }
    return () => askAbsence(desk.ann, input, monday)
  },
  withdrawAbsence: async () => {
    const one = await asked()
    return () => withdrawAbsence(desk.ann, one, monday)
  },
  refuseAbsence: async () => {
    const one = await asked()
    return () => refuseAbsence(desk.mona, { ...one, word: 'Too many are away' }, monday)
  },
  decideAbsence: async () => {
    const change = { do: 'enter' as const, practitioner: 'ben', times: times() }
    const preview = await previewAbsence(desk.mona, change, monday)
    if (!preview.ok) throw new Error(JSON.stringify(preview.refusal))
    return () =>
      decideAbsence(
        desk.mona,
        {
          id: randomUUID(),
          change,
          seen: preview.value.effect.seen,
          version: null,
          reason: 'leave',
          note: null,
        },
        monday,
      )
  },
  editProfile: async () => {
    const read = await readMyProfile(desk.ann)
    if (!read.ok) throw new Error(read.refusal.reason)
    return () =>
      editProfile(
        desk.ann,
        { about: `Calm ${(nth += 1)}.`, skills: [], languages: ['English'], seen: read.value.seen },
        monday,
      )
  },
  makeFeed: async () => () => makeFeed(desk.ann, monday),
  stopFeed: async () => {
    await makeFeed(desk.ann, monday)
    return () => stopFeed(desk.ann, monday)
  },
  erasePatient: async () => {
    const { id, version } = await patient()
    return () => erasePatient(desk.mona, { id, version }, monday)
  },
}
