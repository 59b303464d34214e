import type { Actor } from '@/lib/auth/actor'
import type { Words } from '@/lib/core/messages/template-check'
import { checkTemplate } from '@/lib/core/messages/placeholders'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { emailContent } from '@/lib/messages/content'
import { renderEmail, type RenderedEmail } from '@/lib/messages/email'
import { sampleFacts, sampleScene } from '@/lib/messages/sample'
import { mayEditWords } from './edit-template'
import { readGrounds } from './template-values'

/**
 * The email that these words make, with made-up people and times. What could be written but not be kept is shown all the same.
 * Refusals: `forbidden`, `not-found` (a text isn't drawn), `invalid` (a name in braces isn't known).
 */
export async function previewWords(actor: Actor, words: Words, now: Instant): Promise<Result<RenderedEmail>> {
  if (!mayEditWords(actor)) return refused({ reason: 'forbidden' })
  if (words.channel !== 'email') return refused({ reason: 'not-found' })
  const errors = checkTemplate(words.kind, 'email', words)
  if (errors.length > 0) return refused({ reason: 'invalid', errors })
  const [ground] = await readGrounds(words.kind)
  return done(await renderEmail(emailContent(words.kind, sampleFacts(words.kind, ground, now), sampleScene(ground), words, now)))
}
