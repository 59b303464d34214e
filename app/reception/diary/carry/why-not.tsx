import { move as words } from '@/lib/copy/staff/move'
import { clockAt, shortPlaces, type CarryFacts } from './facts'

const linesShown = 7
const firstName = (name: string): string => name.split(' ')[0] ?? name

interface Line {
  sign: 'off' | 'tight' | 'held'
  text: string
}

/** What the grid says with signs, once in words. */
function linesOf(facts: CarryFacts): Line[] {
  const cannot = new Map<string, string[]>()
  const lines: Line[] = []
  for (const column of facts.columns) {
    if (column.cannot) {
      cannot.set(column.cannot, [...cannot.get(column.cannot) ?? [], firstName(column.name)])
      continue
    }
    const clocks = new Map<string, string[]>()
    const held = column.places.filter(([, , word]) => facts.words[word]?.startsWith('held'))
    for (const [, row, word] of [...shortPlaces(facts, column), ...held]) {
      const why = facts.words[word] ?? ''
      clocks.set(why, [...clocks.get(why) ?? [], clockAt(facts, row)])
    }
    for (const [why, at] of clocks) lines.push({ sign: why.startsWith('held') ? 'held' : 'tight', text: `${firstName(column.name)} ${at.join(', ')}: ${why}` })
  }
  return [...[...cannot].map(([why, names]): Line => ({ sign: 'off', text: `${names.join(', ')}: ${why}` })), ...lines]
}

export function WhyNot({ facts }: { facts: CarryFacts }) {
  const lines = linesOf(facts).slice(0, linesShown)
  if (lines.length === 0) return null
  return (
    <>
      <h3>{words.whyNot}</h3>
      <ul className="whynot">
        {lines.map(({ sign, text }) => <li key={text}><i className={`wn ${sign}`} aria-hidden="true" />{text}</li>)}
      </ul>
    </>
  )
}
