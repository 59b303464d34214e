'use client'

import { custom } from '@/app/_ui/staff/custom-style'
import { Icon } from '@/app/_ui/staff/icon'
import { move as words } from '@/lib/copy/staff/move'
import { useCarry } from './context'
import { clockAt, findSpot, fitsWord, hereWord, type CarryFacts, type Spot } from './facts'

/** In the grid: the place it would have, and, carried by keys, the card over it. The move speaks through a status; this is for the eye. */
export function Carried() {
  const { facts, spot, inHand, busy } = useCarry()
  const found = facts && findSpot(facts, spot)
  if (!facts || !found?.place) return null
  const place = custom({ '--c': found.c + 1, '--r': Math.floor(found.place[1]), '--n': Math.max(1, Math.round(facts.rows)) })
  const fits = found.place[2] === fitsWord
  if (found.place[2] === hereWord) return null
  return (
    <>
      <div className={fits ? 'target' : 'target no'} aria-hidden="true" style={place} />
      {!inHand && (
        <div className={`carried appt ${facts.look} short${busy ? ' busy' : ''}`} aria-hidden="true" style={place}>
          <Card facts={facts} spot={spot} busy={busy} name={facts.name} service={facts.service} />
        </div>
      )}
    </>
  )
}

interface CardProps {
  facts: CarryFacts | null
  spot: Spot | null
  busy: boolean
  name: string
  service: string
}

/** Who is carried, what for, and whether it fits there. */
export function Card({ facts, spot, busy, name, service }: CardProps) {
  const verdict = verdictAt(facts, spot)
  return (
    <>
      <span className="grip" />
      <span className="a-name">{name}</span>
      <span className="a-line"><span className="a-what">{service}</span></span>
      <span className={verdict.fits ? 'verdict-tip' : 'verdict-tip no'}>
        {verdict.judged && <Icon name={verdict.fits ? 'tick' : 'cross'} />} {busy ? words.busy : verdict.text}
      </span>
    </>
  )
}

function verdictAt(facts: CarryFacts | null, spot: Spot | null): { fits: boolean; judged: boolean; text: string } {
  if (!facts) return { fits: false, judged: false, text: words.looking }
  const found = findSpot(facts, spot)
  if (!found) return { fits: false, judged: true, text: words.outside }
  const { column, place } = found
  if (!place) return { fits: false, judged: true, text: column.cannot ?? column.head }
  const [, row, word] = place
  const fits = word === fitsWord
  const text = `${clockAt(facts, row)}${fits ? ` to ${clockAt(facts, row, facts.minutes)}` : ''} ${facts.words[word] ?? ''}`
  return { fits, judged: word !== hereWord, text }
}
