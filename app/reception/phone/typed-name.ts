/** What was typed in the search when nobody was found: the new patient's name. Never in an address, gone with the page. */
let typed = ''
/** The number they said while the new patient's form was on its way. */
let ahead = ''

export const keepTypedName = (text: string): void => {
  typed = /\d/.test(text) ? '' : text.trim()
  ahead = ''
}

/** A key that was pressed for the form that isn't there yet: a number's is kept. */
export const keepTypedAhead = (key: string): void => {
  if (key === 'Backspace') ahead = ahead.slice(0, -1)
  else if (/^[\d+ ]$/.test(key)) ahead += key
}

export const takeTypedName = (): string => typed
export const takeTypedAhead = (): string => ahead
