import '@/tests/support/test-database'
import { afterAll, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { forgetConfig } from '@/lib/config'
import { instantAt } from '@/lib/core/time'
import { startMessages } from '@/lib/jobs/messages'
import { db, disconnect } from '@/lib/store/client'
import { pauseChannel } from '@/lib/store/message-channels'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { mailServer } from '@/tests/support/mail-server'
import { createSmallPractice } from '@/tests/use-cases/small-practice'

afterAll(disconnect)

test('a server that starts with other settings doesn’t wait for what failed by the old ones', async () => {
  await createSmallPractice()
  const patient = await createPatient({ now: now(), email: 'grace@example.org' })
  await createAppointment({
    now: now(),
    at: instantAt('2099-03-03', 600, 'Europe/London'),
    clinic: 'hall-green',
    practitioner: 'ann',
    service: 'first',
    patient: patient.id,
  })
  await pauseChannel('email', {
    probe: null,
    failures: 12,
    resumeAt: instantAt('2098-01-01', 0, 'Europe/London'),
    trouble: 'sign-in',
  })
  await db().messageChannel.update({
    where: { channel: 'email' },
    data: { settingsHash: Buffer.from('of other settings') },
  })
  const mail = await mailServer()
  Object.assign(process.env, { SMTP_URL: mail.url, MAIL_FROM: 'clinic@example.org' })
  forgetConfig()
  const stop = startMessages()
  expect((await mail.arrived(1)).map(({ to }) => to[0])).toEqual(['grace@example.org'])
  await stop()
  await mail.close()
})
