/** What was typed in the search when nobody was found: the new patient's name. Never in an address, gone with the page. */
let typed = ''

export const keepTypedName = (text: string): void => {
  typed = /\d/.test(text) ? '' : text.trim()
}

export const takeTypedName = (): string => typed
