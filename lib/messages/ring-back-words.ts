import { aboutWords } from '@/lib/copy/messages/texts'

/** What reception reads beside somebody who is to be rung because they sent a text. */
export const aboutCancel = (reference: string | null): string => aboutWords.cancel(reference)
/** Their own words may tell of their health: they stand there and nowhere else. */
export const aboutText = (text: string): string => aboutWords.text(text)
