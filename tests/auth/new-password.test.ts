import { describe, expect, test } from 'vitest'
import { passwordLeast, whyNotPassword } from '@/lib/auth/new-password'

const about = ['Helen Marchetti', 'helen.marchetti@example.org']

describe('refused: short, or among those that are tried first', () => {
  test.each([
    ['', 'empty'], ['short', 'short'], ['elevenchars', 'one short'], ['password1234', 'a common word and digits'], ['Password2027!', 'dressed up'],
    ['P@ssw0rd2027!!', 'dressed up more'], ['passwordpassword', 'twice'], ['123456789012', 'a run'], ['abcdefghijklm', 'the alphabet'], ['aaaaaaaaaaaa', 'one letter'],
    ['abcabcabcabc', 'a piece over and over'], ['1qaz2wsx3edc', 'on the list'], ['qwerty123456', 'on the list'], ['helenmarchetti', 'their name'],
    ['Marchetti2027!', 'their name and a year'], ['plumbline2027', 'the product'], ['osteopathy2027', 'the trade'], ['x'.repeat(257), 'too long'],
  ])('%j: %s', (password) => {
    expect(whyNotPassword(password, about)).not.toBeNull()
  })
})

describe('taken, with no rule of what it is made of', () => {
  test.each(['coffee saddle thirteen', 'kettlebarnacleivy', 'нарвал чайник вышка', 'trombone-lichen-fjord', '9f3k2m8q7w1z', 'the helen of troy had ships', '🦀🪜🧦🫖🧵🪣🥁🧲🪵🪴🧤🪨'])('%j', (password) => {
    expect(whyNotPassword(password, about)).toBeNull()
  })
})

test('the length is NCSC’s advice for what is chosen by people', () => {
  expect(passwordLeast).toBe(12)
})
