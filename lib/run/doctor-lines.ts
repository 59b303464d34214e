import { doctor as words } from '@/lib/copy/doctor'

/** One thing that was looked at. */
export interface Line {
  name: string
  sign: 'well' | 'unknown' | 'wrong'
  said: string
  /** What to do about it. */
  next: string | null
}

export const wellLine = (name: string, said: string): Line => ({
  name,
  sign: 'well',
  said,
  next: null,
})
export const wrongLine = (name: string, said: string, next: string): Line => ({
  name,
  sign: 'wrong',
  said,
  next,
})

const width = 80
const indent = 7

/** Broken between words; one that is longer than the line has a line of its own. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > most && line !== '') {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

function show({ name, sign, said, next }: Line): string[] {
  const text = [
    ...wrap(`${name}: ${said}`, width - indent),
    ...(next === null ? [] : wrap(`${words.next} ${next}`, width - indent)),
  ]
  return text.map((line, i) => `${(i === 0 ? words.signs[sign] : '').padEnd(indent)}${line}`)
}

function sum(lines: readonly Line[]): string {
  const wrong = lines.filter(({ sign }) => sign === 'wrong').length
  if (wrong > 0) return words.wrong(wrong)
  return lines.some(({ sign }) => sign === 'unknown') ? words.nothingSeen : words.allWell
}

/** What was found, for a terminal of 80 columns; what is wrong comes last, where it is seen. */
export function showLines(lines: readonly Line[], when: string): string {
  const wrong = lines.filter(({ sign }) => sign === 'wrong')
  const rest = lines.filter(({ sign }) => sign !== 'wrong')
  const blocks = [[words.heading(when)], rest.flatMap(show), ...wrong.map(show), [sum(lines)]]
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}
