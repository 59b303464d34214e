import { describe, expect, test } from 'vitest'
import { instantAt, instantOf } from '@/lib/core/time'
import { planDemo } from '@/prisma/seed/plan'

const thursday = (hour: number) => instantAt('2026-08-06', 60 * hour + 20, 'Europe/London')

describe('the plan of the demo practice', () => {
  test.each([0, 8, 11, 13, 17, 21])('has the same in it at twenty past %i', (hour) => {
    const { tales } = planDemo(thursday(hour))
    const open = tales.filter(({ call }) => call && !call.closedAt)
    expect(open).toHaveLength(18)
    expect(open.every(({ status }) => status === 'requested')).toBe(true)
    expect(tales.filter(({ status }) => status === 'held')).toHaveLength(1)
    expect(tales.some(({ status }) => status === 'arrived')).toBe(true)
  })

  test('has today’s patients done with, in the house and to come', () => {
    const now = thursday(11)
    const today = planDemo(now).tales.filter(({ visit }) => visit.day === '2026-08-06')
    const count = (wanted: string) => today.filter(({ status }) => status === wanted).length
    expect(count('completed')).toBeGreaterThan(10)
    expect(count('no_show')).toBe(2)
    expect(count('arrived')).toBeGreaterThan(2)
    expect(today.some(({ status, visit }) => status === 'confirmed' && visit.start > now)).toBe(true)
    expect(today.some(({ status, visit }) => status === 'requested' && visit.start > now)).toBe(true)
  })

  test('is the same for the same minute', () => {
    const told = (at: number) => planDemo(at).tales.map(({ appointment, events }) => [appointment.reference, appointment.status, events.length])
    expect(told(thursday(9))).toEqual(told(thursday(9)))
    expect(told(thursday(9))).not.toEqual(told(thursday(9) + instantOf(24 * 60)))
  })
})
