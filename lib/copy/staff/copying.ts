/** What is said of a press on “Copy”. */
export const copying = {
  copied: 'Copied.',
  refused: 'The browser did not let it be copied. The text is marked: copy it by hand.',
} as const
