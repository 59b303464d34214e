/** The few words that the parts of the design system carry themselves. */
export const words = {
  problem: 'There is a problem',
  error: 'Error: ',
}
