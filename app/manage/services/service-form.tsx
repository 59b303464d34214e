import { ActForm } from '@/app/_ui/staff/act-form'
import { AgreeWords, AgreedField } from '@/app/_ui/staff/agreed-field'
import { KeptLine, KeptPick, KeptText, KeptTick } from '@/app/_ui/staff/kept-fields'
import { Press } from '@/app/_ui/staff/press'
import { SeenField } from '@/app/_ui/staff/seen-field'
import { effect as effectWords } from '@/lib/copy/staff/effect'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import { serviceScreen } from '@/lib/copy/staff/practice-screens'
import type { PracticeRecords, ServiceRecord } from '@/lib/core/practice-records'
import { saveService } from './actions'

const words = practiceForms.service
const choicesOf = (said: Readonly<Record<string, string>>) => Object.entries(said).map(([value, word]) => ({ value, word }))
const priceText = (pence: number): string => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2))

interface Props {
  service: ServiceRecord | null
  records: PracticeRecords
  clinic: string
}

/** What can be booked: its length and price, for whom, where, and by whom. */
export function ServiceForm({ service, records: { professions, practitioners }, clinic }: Props) {
  const skills = [...new Set([...practitioners.flatMap((one) => one.skills), ...(service?.skill ? [service.skill] : [])])].sort()
  return (
    <ActForm action={saveService} hidden={{ clinic, id: service?.id ?? '' }} className="practice-form" label={service?.name ?? serviceScreen.fresh}>
      <SeenField version={service?.version ?? null} />
      <KeptPick name="profession" label={words.profession} first={service?.profession ?? professions[0]?.id} choices={professions.map(({ id, name }) => ({ value: id, word: name }))} />
      <KeptLine name="name" label={words.name} first={service?.name} />
      <KeptText name="about" label={words.about} rows={2} first={service?.about} />
      <div className="three">
        <KeptLine name="minutes" label={words.minutes} first={String(service?.minutes ?? 30)} inputMode="numeric" />
        <KeptLine name="bufferMinutes" label={words.buffer} first={String(service?.bufferMinutes ?? 0)} inputMode="numeric" />
        <KeptLine name="price" label={words.price} first={service ? priceText(service.pricePence) : undefined} inputMode="decimal" />
      </div>
      <p className="hint">{words.bufferHint}</p>
      <div className="three">
        <KeptPick name="patients" label={words.patients} first={service?.patients ?? 'any'} choices={choicesOf(words.patientsWords)} />
        <KeptPick name="channel" label={words.channel} first={service?.channel ?? 'online'} choices={choicesOf(words.channelWords)} />
        <KeptPick name="skill" label={words.skill} first={service?.skill ?? ''} choices={[{ value: '', word: words.noSkill }, ...skills.map((value) => ({ value, word: value.replaceAll('-', ' ') }))]} />
      </div>
      <fieldset className="group">
        <legend>{words.by}</legend>
        {practitioners.filter(({ id, active, professions: theirs }) => service?.practitioners.includes(id) || (active && (service === null || theirs.some((one) => one.id === service.profession)))).map(({ id, name }) => (
          <KeptTick key={id} name={`by-${id}`} label={name} first={service?.practitioners.includes(id) ?? false} />
        ))}
      </fieldset>
      <KeptTick name="active" label={words.active} first={service?.active ?? true} />
      <AgreedField heading={effectWords.what} />
      <div className="buttons"><Press className="act main"><AgreeWords agree={effectWords.saveAllTheSame} first={service ? serviceScreen.save : serviceScreen.make} /></Press></div>
    </ActForm>
  )
}
