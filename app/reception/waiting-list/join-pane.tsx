import { join as words } from '@/lib/copy/staff/waiting'
import type { PractitionerView, ServiceView } from '@/lib/core/views'
import { JoinForm } from './join-form'
import { PaneFrame } from './pane-frame'
import type { Shown } from './shown'
import { wishChoices } from './wish-choices'

/** A caller for whom nothing suits. */
export const JoinPane = (props: Shown & { services: ServiceView[]; people: PractitionerView[] }) => (
  <PaneFrame clinic={props.view.clinic.id} heading={words.heading}>
    <JoinForm clinic={props.view.clinic.id} choices={wishChoices(props)} />
  </PaneFrame>
)
