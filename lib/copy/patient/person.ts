/** 'English', 'English and Punjabi', 'English, Punjabi and Urdu' */
const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

/** 'older-people' as it is read. */
export const skillWords = (skill: string): string => skill.replaceAll('-', ' ')

/** What patients read of somebody who treats. */
export const person = {
  speaks: (languages: readonly string[]): string => `Speaks ${joined(languages)}.`,
  sees: (skills: readonly string[]): string => `Interests: ${joined(skills.map(skillWords))}.`,
}
