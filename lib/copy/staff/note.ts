/** A note that two people write at once. */
export const note = {
  label: 'Note',
  meanwhile: 'Somebody wrote another note meanwhile:',
  taken: 'taken away',
  both: 'Put both together',
  mine: 'Keep mine',
  theirs: 'Keep theirs',
}
