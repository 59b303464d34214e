'use client'

import { KeptLine, KeptPick, KeptText } from '@/app/_ui/staff/kept-fields'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import type { ClinicRecord } from '@/lib/core/practice-records'

const words = practiceForms.clinic

interface Props {
  clinic: ClinicRecord | null
  /** What a new one has in common with the others, most likely. */
  phone?: string | undefined
  zones: readonly string[]
  zone: string
}

/** A clinic's name, address, phone, clock and how to get in. */
export const ClinicFields = ({ clinic, phone, zones, zone }: Props) => (
  <>
    <KeptLine name="name" label={words.name} hint={words.nameHint} first={clinic?.name} />
    <KeptLine name="place" label={words.place} hint={words.placeHint} first={clinic?.place} />
    <KeptText name="address" label={words.address} first={clinic?.address.join('\n')} />
    <KeptLine name="region" label={words.region} first={clinic?.region} />
    <KeptLine name="postcode" label={words.postcode} first={clinic?.postcode} />
    <KeptLine name="phone" label={words.phone} type="tel" first={clinic?.phone ?? phone} />
    <KeptPick name="timeZone" label={words.zone} first={clinic?.timeZone ?? zone} choices={zones.map((value) => ({ value, word: value.replaceAll('_', ' ') }))} />
    <KeptText name="gettingIn" label={words.gettingIn} hint={words.gettingInHint} rows={4} first={clinic?.gettingIn.join('\n')} />
  </>
)
