import { z } from 'zod'
import { phoneNumber, slug, uuid } from './fields'

/** The right number in the place of one that was somebody else's; `version` is the record's. */
export const CorrectPhoneForm = z.object({ call: uuid, clinic: slug, phone: phoneNumber, version: z.coerce.number().int().min(1) })
