import { diaryAt } from '@/app/_staff/addresses'
import { ActForm } from '@/app/_ui/staff/act-form'
import { ChoiceList } from '@/app/_ui/staff/choice-list'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { panel as words } from '@/lib/copy/staff/diary'
import { cancelReasonWords } from '@/lib/copy/staff/words'
import { cancelReasons } from '@/lib/core/appointment'
import { cancel, release } from './actions'
import type { OpenedProps } from './appointment-panel'
import { PanelFrame } from './panel-frame'

const frameOf = ({ view, story }: OpenedProps) => ({
  clinic: view.clinic, day: view.day, status: story.entry.status, reference: story.entry.reference,
  back: { href: diaryAt(view.clinic.id, view.day, { open: story.entry.reference }), word: words.putBack },
})

/** Why, then it is cancelled: the reason is one of a list, so that it can be counted. */
export const CancelPanel = (props: OpenedProps) => {
  const { entry } = props.story
  const choices = cancelReasons.map((value) => ({ value, word: cancelReasonWords[value] }))
  return (
    <PanelFrame {...frameOf(props)} heading={words.cancelling(entry.patient?.name ?? '')}>
      <ActForm action={cancel} hidden={{ reference: entry.reference, version: entry.version }}>
        <ChoiceList legend={words.why} name="reason" choices={choices} keyed />
        <Press className="act main grave" aria-keyshortcuts="Enter">{words.cancelIt} <Key>Enter</Key></Press>
      </ActForm>
    </PanelFrame>
  )
}

export const ReleasePanel = (props: OpenedProps) => {
  const { entry } = props.story
  return (
    <PanelFrame {...frameOf(props)} heading={words.releasing(entry.patient?.name ?? '')}>
      <p className="who-line">{words.releaseSaid}</p>
      <ActForm action={release} hidden={{ reference: entry.reference, verb: 'release', version: entry.version }}>
        <Press className="act main grave" aria-keyshortcuts="Enter">{words.releaseIt} <Key>Enter</Key></Press>
      </ActForm>
    </PanelFrame>
  )
}
