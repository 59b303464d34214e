import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Icon } from '@/app/_ui/staff/icon'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { panel as words } from '@/lib/copy/staff/diary'
import { verbWords } from '@/lib/copy/staff/words'
import type { AppointmentVerb } from '@/lib/core/appointment'
import type { DiaryEntry } from '@/lib/core/views'
import { act } from './actions'

const keys: Partial<Record<AppointmentVerb, string>> = {
  confirm: 'C', arrive: 'A', complete: 'F', miss: 'N', move: 'M', cancel: 'X', release: 'R', undo: 'U',
}

/** These ask something first. */
const asks = ['move', 'cancel', 'release'] as const
type Asking = (typeof asks)[number]
const isAsking = (verb: AppointmentVerb): verb is Asking => (asks as readonly AppointmentVerb[]).includes(verb)

/** The one that comes next in the life of an appointment stands alone. */
const mains: AppointmentVerb[] = ['confirm', 'arrive', 'complete']

interface Props {
  entry: DiaryEntry
  clinic: string
  day: string
}

/** Whatever the life cycle allows now, and nothing else. */
export function Verbs({ entry, clinic, day }: Props) {
  const main = mains.find((verb) => entry.verbs.includes(verb))
  const rest = (['miss', 'move', 'cancel', 'release', 'undo'] as const).filter((verb) => entry.verbs.includes(verb))
  if (!main && rest.length === 0) return <p className="nothing">{words.nothingToDo}</p>
  return (
    <div className="acts" role="group" aria-label={words.what}>
      {main && <VerbForm verb={main} entry={entry} isMain />}
      {rest.length > 0 && (
        <div className="acts-row">
          {rest.map((verb) => isAsking(verb) ? (
            <Link
              className="act" key={verb} href={diaryAt(clinic, day, { open: entry.reference, do: verb })} scroll={false}
              aria-keyshortcuts={keys[verb]}
            >
              <span>{verbWords[verb]}</span><Key>{keys[verb]}</Key>
            </Link>
          ) : <VerbForm key={verb} verb={verb} entry={entry} />)}
        </div>
      )}
    </div>
  )
}

const VerbForm = ({ verb, entry, isMain }: { verb: AppointmentVerb; entry: DiaryEntry; isMain?: boolean }) => (
  <ActForm action={act} hidden={{ reference: entry.reference, verb, version: entry.version }}>
    <Press className={isMain ? 'act main' : 'act'} aria-keyshortcuts={keys[verb]}>
      {isMain && <Icon name="tick" />}<span>{verbWords[verb]}</span><Key>{keys[verb]}</Key>
    </Press>
  </ActForm>
)
