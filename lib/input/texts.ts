import { z } from 'zod'

/** What a text service posts to us: fields of Twilio's forms, of which it sends many more. */

/** As much as ten texts together. */
const mostSaid = 1600

export const InboundForm = z.object({
  From: z.string().regex(/^\+\d{6,15}$/),
  Body: z.string().max(mostSaid).transform((text) => text.replace(/[^\P{C}\n]/gu, '').trim()),
  MessageSid: z.string().regex(/^\w{1,64}$/),
})

export const StatusForm = z.object({
  MessageSid: z.string().regex(/^\w{1,64}$/),
  MessageStatus: z.string().regex(/^[a-z-]{1,32}$/),
  /** Why it didn't arrive. */
  ErrorCode: z.string().regex(/^\d{1,6}$/).optional().catch(undefined),
})

/** RFC 8058, section 3.1. */
export const OneClickForm = z.strictObject({ 'List-Unsubscribe': z.literal('One-Click') })
