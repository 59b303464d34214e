import type { Article } from '@/lib/core/guide/article'
import { backPain } from './articles/back-pain'
import { getHelpAtOnce } from './articles/get-help-at-once'
import { leftOrRight } from './articles/left-or-right'
import { postureAndWork } from './articles/posture-and-work'
import { pregnancy } from './articles/pregnancy'
import { running } from './articles/running'
import { sciatica } from './articles/sciatica'
import { whoCanHelp } from './articles/who-can-help'
import { wordsForBackPain } from './articles/words-for-back-pain'

/*
 * FOR A CLINICIAN'S SIGN-OFF. Each article has fields for who read it and when; until they are filled in, its page says that
 * nobody has. A change of words after that empties them again.
 */
export const startHere = whoCanHelp
export const urgent = getHelpAtOnce
export const explained = wordsForBackPain

export const groups: readonly { heading: string; articles: readonly Article[] }[] = [
  { heading: 'Understand it', articles: [backPain, wordsForBackPain] },
  { heading: 'Where you feel it', articles: [sciatica, leftOrRight] },
  { heading: 'What you do', articles: [postureAndWork, running, pregnancy] },
]

export const articles: readonly Article[] = [startHere, ...groups.flatMap((group) => group.articles), urgent]

export const articleOf = (slug: string): Article | undefined => articles.find((article) => article.slug === slug)
