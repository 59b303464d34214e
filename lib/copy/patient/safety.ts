/*
 * FOR A CLINICIAN'S SIGN-OFF. Every word of the safety question and of the emergency page stands in this file.
 * It advises and never diagnoses. Until it is signed here, it is a draft.
 *
 *   Read and approved by: ____________________   Registration: ____________   Date: ____________
 *
 * Sources to check against: the signs of cauda equina syndrome as the NHS lists them (www.nhs.uk, "Back pain", when to
 * go to A&E), and the practice's own protocol. The hospitals must be checked with the practice.
 */

export const safety = {
  title: 'Before you book',
  heading: 'Before you book, please read these signs',
  lead: 'Most back pain isn’t dangerous. A few signs need a hospital today, so we ask everyone.',
  question: 'Do any of these fit you?',
  signs: [
    { bold: 'Numbness or tingling', rest: ' between your legs, or around your genitals or bottom' },
    { bold: 'Trouble peeing', rest: ', or not feeling when you need to' },
    { bold: 'Peeing or pooing', rest: ' without meaning to' },
    { bold: 'Weakness, tingling or numbness in both legs', rest: ', or a leg that is getting weaker' },
    { bold: 'Loss of feeling during sex', rest: ', or a change in it that came with the back pain' },
    { bold: 'Chest pain', rest: ' with the back pain' },
    { bold: 'A bad accident', rest: ', such as a fall or a car crash, that started it' },
  ],
  answer: 'Your answer',
  none: 'None of these',
  yes: 'Yes, one or more',
  unanswered: 'Choose “None of these” or “Yes, one or more”',
  notKept: 'We don’t keep your answer, only that you were asked.',
  continue: 'Continue',
  unsure: 'Not sure? Ring ',
  unsureRest: ', day or night. Already worried? ',
  whatNow: 'What to do now',
}

export const emergency = {
  title: 'Call 999 or go to A&E now',
  heading: 'Please call 999 or go to A&E now',
  call: 'Call 999',
  callWhen: 'Call if you have chest pain, can’t walk, or can’t get to A&E safely. Don’t drive yourself.',
  why:
    'One of the signs you told us about can mean that the nerves at the base of your spine are being pressed on, or that something else needs a doctor today. It may turn out to be nothing. It needs checking within hours, and we can’t do that here.',
  sayHeading: 'What to say',
  say: '“I have back pain, and a booking service told me I have a red-flag sign.” Then say which one, and when it began.',
  placesHeading: 'A&E departments open day and night',
  places: [
    { near: 'Nearest to Hall Green', name: 'Heartlands Hospital', address: 'Bordesley Green East, Birmingham B9 5SS' },
    { near: 'Nearest to Tamworth', name: 'Good Hope Hospital', address: 'Rectory Road, Sutton Coldfield B75 7RR' },
  ],
  mistakeHeading: 'If you chose “yes” by mistake',
  goBack: 'Go back to the question',
  mistakeRest: '. Nothing was booked and we have kept nothing. If you aren’t sure, ring ',
  mistakeEnd: ' first.',
}

/** Said again on the pages of an appointment that is still to come. */
export const worse = {
  heading: 'If it gets worse before then',
  signs: 'Numbness between the legs, trouble peeing, or weakness in both legs: ',
  act: 'call 999 or go to A&E now',
  otherwise: '. For anything else, ring ',
}
