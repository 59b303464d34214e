import type { Capped } from '@/lib/core/refusal'

/** Said where somebody has asked for as much as can be asked for online. The clinic's number follows. */
export const tooMany = {
  heading: 'Please call us for this one',
  why: {
    contact: 'There are already several open requests under this phone number or email, so we can’t take another one online.',
    address: 'We’ve had a lot of requests from your internet connection in the last hour. Other people may share it with you, on a mobile network or at work, for example.',
    holds: 'A lot of times are being held from your internet connection at the moment. Other people may share it with you, on a mobile network or at work, for example.',
  } satisfies Record<Capped, string>,
  kept: {
    contact: 'We’ve saved your answers.',
    address: 'We’ve saved your answers. You can also try again in an hour.',
    holds: 'Nothing you’re holding has been lost. You can also try again in ten minutes.',
  } satisfies Record<Capped, string>,
  call: 'We can book it for you by phone: ',
}
