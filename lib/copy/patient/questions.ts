import { bodyAreas, type BodySide } from '@/lib/core/body'
import type { QuestionPage } from '@/lib/core/questions'
import { emergencySigns, type RedFlag } from '@/lib/core/red-flags'
import { emergency, safety } from './safety'

/*
 * FOR A CLINICIAN'S SIGN-OFF. Every word of the questions before a visit stands in this file: what is asked, the warning signs and
 * what they lead to, the names that reception and the practitioner see, the consent. It advises and never diagnoses. Until it is
 * signed here, it is a draft.
 *
 *   Read and approved by: ____________________   Registration: ____________   Date: ____________
 *   Consent and privacy read by: _____________   For the practice: _________   Date: ____________
 *
 * Sources to check against: NHS, "Back pain" (which signs need 999 or A&E, which 111 or an urgent GP appointment); GIRFT, "Spinal
 * surgery: national suspected cauda equina syndrome pathway" (2023); the practice's own protocol and consent form. Whenever the
 * consent or the privacy words change, `consentVersion` in lib/core/questions.ts is raised.
 */

const [saddle, bladder, incontinence, legs, sexual, chest, accident] = safety.signs

interface SignWords {
  /** What reception sees, and nothing else of the answers. */
  plain: string
  bold: string
  rest: string
}

const asAsked = (plain: string, sign: { bold: string; rest: string } | undefined): SignWords => ({ plain, bold: sign?.bold ?? plain, rest: sign?.rest ?? '' })

/** The first seven in the words of the question that everybody is asked before booking. */
export const signWords: Readonly<Record<RedFlag, SignWords>> = {
  'saddle-numbness': asAsked('Numbness between the legs', saddle),
  bladder: asAsked('Trouble peeing', bladder),
  incontinence: asAsked('Peeing or pooing without meaning to', incontinence),
  'both-legs': asAsked('Weak or numb legs', legs),
  'sexual-feeling': asAsked('Loss of feeling during sex', sexual),
  'chest-pain': asAsked('Chest pain', chest),
  accident: asAsked('A bad accident', accident),
  fever: { plain: 'Fever with the pain', bold: 'A high temperature', rest: ', shivering, or feeling ill with the pain' },
  'weight-loss': { plain: 'Losing weight without trying', bold: 'Losing weight', rest: ' without trying to' },
  cancer: { plain: 'Cancer, now or before', bold: 'Cancer', rest: ', now or at any time before' },
  'night-pain': { plain: 'Pain that is worse at night', bold: 'Pain that resting doesn’t ease', rest: ', or that is worse at night' },
}

export const signPlain = (code: string): string => signWords[code as RedFlag]?.plain ?? code

export interface PageWords {
  /** In the line of steps and over the answers. */
  name: string
  heading: string
  lead?: string
  /** Of each question, by its name. */
  labels: Readonly<Record<string, string>>
  hints?: Readonly<Record<string, string>>
  /** Of each option, by the question's name. */
  options?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What to do about a question that is needed and not answered. */
  missing: Readonly<Record<string, string>>
  /** Said under everything. */
  after?: string
}

const yesNo = { no: 'No', yes: 'Yes' }
const signLabels = (codes: readonly RedFlag[]): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [code, signWords[code].bold + signWords[code].rest]))
const signMissing = (codes: readonly RedFlag[]): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [code, `Choose yes or no: ${signWords[code].bold.charAt(0).toLowerCase()}${signWords[code].bold.slice(1)}`]))
const urgent: readonly RedFlag[] = ['fever', 'weight-loss', 'cancer', 'night-pain']
const signOptions = (codes: readonly RedFlag[]) => Object.fromEntries(codes.map((code) => [code, yesNo]))

const sides = (names: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).flatMap(([id, name]) => [[`${id}-left`, `Left ${name}`], [`${id}-right`, `Right ${name}`]]))

/** What the parts of the body are called, as a patient would. Left and right are the patient's own. */
export const areaNames: Readonly<Record<string, string>> = {
  'back-head': 'Back of the head', 'back-neck': 'Back of the neck', sacrum: 'Base of the spine',
  'front-head': 'Head or face', 'front-neck': 'Front of the neck',
  ...sides({
    'back-shoulder': 'shoulder, from behind', 'upper-back': 'upper back', 'mid-back': 'middle of the back', 'low-back': 'lower back',
    buttock: 'buttock', 'back-thigh': 'thigh, at the back', 'back-knee': 'knee, at the back', calf: 'calf', heel: 'heel or ankle',
    'back-arm': 'upper arm, at the back', 'back-forearm': 'elbow or forearm, at the back', 'back-hand': 'back of the hand',
    'front-shoulder': 'shoulder, at the front', chest: 'chest or ribs', belly: 'belly', groin: 'hip or groin', 'front-thigh': 'thigh, at the front',
    'front-knee': 'knee', shin: 'shin', foot: 'foot or ankle', 'front-arm': 'upper arm, at the front',
    'front-forearm': 'elbow or forearm, at the front', 'front-hand': 'wrist or palm',
  }),
}

export const bodyWords = {
  picture: 'Press where it hurts',
  pictureHint: 'Press again to take a mark away. The list marks the same places.',
  past: 'Marked everything? Skip the list',
  list: 'Or choose from the list',
  side: { back: 'Your back', front: 'Your front' } satisfies Record<BodySide, string>,
  caption: { back: 'From behind: your left is on the left.', front: 'From the front: your left is on the right.' } satisfies Record<BodySide, string>,
  left: 'Left',
  right: 'Right',
}

export const pageWords: Readonly<Record<QuestionPage, PageWords>> = {
  why: {
    name: 'What brings you',
    heading: 'What brings you to us?',
    labels: {
      about: 'What is the trouble, in your own words?', since: 'How long have you had it?', began: 'How did it begin?',
      'began-how': 'If something brought it on, what was it?',
    },
    hints: { about: 'What you feel, and what it keeps you from doing.' },
    options: {
      since: { days: 'A few days', weeks: 'Some weeks', months: 'Some months', years: 'A year or longer' },
      began: { suddenly: 'Suddenly', slowly: 'Slowly', after: 'After a fall, an accident or a strain', 'not-sure': 'I’m not sure' },
    },
    missing: { about: 'Say what the trouble is', since: 'Choose how long you have had it', began: 'Choose how it began' },
  },
  signs: {
    name: 'Warning signs',
    heading: 'Do any of these fit you?',
    lead: 'Most back pain isn’t dangerous. These few signs need a hospital today, so we ask everyone again.',
    labels: signLabels(emergencySigns),
    options: signOptions(emergencySigns),
    missing: signMissing(emergencySigns),
    after: 'If you answer yes to any of them, we tell you at once what to do, and the clinic rings you.',
  },
  where: {
    name: 'Where',
    heading: 'Where is it?',
    lead: 'Mark every place: on the picture, in the list, or both.',
    labels: { area: 'Where it is', else: 'Anything the picture can’t show?' },
    hints: { else: 'Such as “deep inside”, or “it moves down the leg”.' },
    options: { area: areaNames },
    missing: {},
  },
  worse: {
    name: 'Worse, better',
    heading: 'What makes it worse, and what eases it?',
    labels: { worse: 'What makes it worse?', better: 'What eases it?', else: 'Anything else that makes a difference?' },
    hints: { worse: 'Choose all that apply, or none.', better: 'Choose all that apply, or none.' },
    options: {
      worse: {
        sitting: 'Sitting', standing: 'Standing still', walking: 'Walking', bending: 'Bending', lifting: 'Lifting or carrying', turning: 'Turning or twisting',
        lying: 'Lying down', coughing: 'Coughing or sneezing', mornings: 'First thing in the morning', evenings: 'Towards the evening',
      },
      better: {
        moving: 'Moving about', resting: 'Sitting down to rest', lying: 'Lying down', heat: 'Warmth', cold: 'Something cold', painkillers: 'Painkillers',
        nothing: 'Nothing so far',
      },
    },
    missing: {},
  },
  health: {
    name: 'Your health now',
    heading: 'How is your health otherwise?',
    lead: 'These seldom mean anything serious. A doctor should know of them soon, so please answer each.',
    labels: signLabels(urgent),
    options: signOptions(urgent),
    missing: signMissing(urgent),
    after: 'If you answer yes to any of them, we tell you at once what to do, and the clinic rings you.',
  },
  history: {
    name: 'Your history',
    heading: 'What have you had before?',
    labels: {
      had: 'Have you, or have you had, any of these?', operations: 'Operations, broken bones or serious illnesses', tried: 'What has been tried for this trouble?',
    },
    hints: {
      had: 'Choose all that apply, or none.', operations: 'What and roughly when.', tried: 'Treatment, exercises, scans, and whether it helped.',
    },
    options: {
      had: {
        heart: 'A heart condition', pressure: 'High blood pressure', stroke: 'A stroke or a mini-stroke', diabetes: 'Diabetes', bones: 'Thin bones (osteoporosis)',
        joints: 'Arthritis', lungs: 'Asthma or another lung condition', epilepsy: 'Epilepsy or fits', bleeding: 'Bleeding or clotting trouble',
        implant: 'A pacemaker or another implant', pregnant: 'I’m pregnant, or may be',
      },
    },
    missing: {},
  },
  medicines: {
    name: 'Medicines',
    heading: 'Which medicines do you take?',
    labels: {
      any: 'Do you take any, even now and then?', list: 'If yes: which, and how much if you know', thinners: 'Do you take anything that thins the blood?',
      steroids: 'Have you taken steroid tablets for weeks or longer?',
    },
    hints: {
      any: 'From a doctor or from a shop, herbal ones too.', list: 'Copy from the box, or bring the list and write “list”.',
      thinners: 'Such as warfarin, apixaban, rivaroxaban, clopidogrel or daily aspirin. It matters for needles and for some kinds of treatment.',
      steroids: 'Such as prednisolone. They can make bones thinner.',
    },
    options: { any: yesNo, thinners: { ...yesNo, 'not-sure': 'I’m not sure' }, steroids: { ...yesNo, 'not-sure': 'I’m not sure' } },
    missing: {
      any: 'Choose whether you take any medicines', list: 'Say which medicines you take, or choose no', thinners: 'Choose whether you take anything that thins the blood',
      steroids: 'Choose whether you have taken steroid tablets',
    },
  },
  allergies: {
    name: 'Allergies',
    heading: 'Do you have any allergies?',
    labels: { any: 'Any allergies?', list: 'If yes: to what, and what happens?' },
    hints: { any: 'To medicines, latex, plasters, metals, oils and lotions, or anything else.' },
    options: { any: yesNo },
    missing: { any: 'Choose whether you have any allergies', list: 'Say what you are allergic to, or choose no' },
  },
  contact: {
    name: 'In an emergency',
    heading: 'Whom should we ring in an emergency?',
    lead: 'Only if something happens while you are with us. Leave it empty if you would rather not say.',
    labels: { name: 'Their name', phone: 'Their phone number', relation: 'Who they are to you' },
    hints: { relation: 'Such as wife, son, friend.' },
    missing: { name: 'Enter their name, or leave the number empty too', phone: 'Enter a phone number that we can ring, such as 07700 900123' },
  },
  consent: {
    name: 'Your agreement',
    heading: 'Your agreement',
    labels: {
      by: 'Who is answering?', 'by-name': 'If for somebody else: your own name', treatment: 'I agree to be examined, and to be treated as we agree on at the visit.',
      privacy: 'I have read how my answers are kept.',
    },
    hints: { 'by-name': 'A parent or carer answers for a child, or for somebody who can’t.' },
    options: { by: { me: 'I am, for myself', 'for-them': 'Somebody else, for the person who is coming' } },
    missing: {
      by: 'Choose who is answering', 'by-name': 'Enter your own name', treatment: 'Tick that you agree to be examined and treated, or ring us',
      privacy: 'Tick that you have read how your answers are kept', version: 'These words have changed: read them again and tick both',
    },
  },
}

/** What is agreed to. Changed words need a new `consentVersion`. */
export const consentWords = {
  treatmentHeading: 'Being examined and treated',
  treatment: [
    'We begin by talking, then examine you: how you stand and move, your joints, muscles and, where it matters, nerves. You may be asked to undress in part; you can keep on what you like, and somebody may come in with you.',
    'Whoever sees you tells you what they think, what they suggest, what else could be done, and what the risks are. Nothing is done before you have agreed to it. You can change your mind and stop at any time, without saying why.',
    'It is common to be a little sore for a day or two. Anything rarer is talked about before it could happen.',
  ],
  privacyHeading: 'How your answers are kept',
  privacy: [
    'Only you, by your link, and the practitioner who treats you can read your answers. Each reading is written down.',
    'Reception sees that you have answered, and, where you said yes to a warning sign, which sign it was, so that they can ring you.',
    'They become part of your clinical record, which the law has us keep for eight years, or until a child is 25.',
  ],
  more: 'More about your privacy',
}

/** What a yes leads to. For the signs that need a hospital, the words of the emergency page. */
export const adviceWords = {
  now: {
    title: emergency.title,
    why: emergency.why,
  },
  today: {
    title: 'Ring 111 or your doctor today',
    heading: 'Please ring 111 or your doctor today',
    call: 'Call 111',
    callWhen: 'Or ask your GP surgery for an urgent appointment. 111 answers day and night.',
    why: 'What you told us seldom means anything serious, but a doctor should hear of it today, before anybody treats your back. It needs checking, and we can’t do that here.',
    say: '“I have back pain, and a booking service told me I have a red-flag sign.” Then say which one, and when it began.',
    worseHeading: 'If any of these comes as well',
    worse: 'Numbness between the legs, trouble peeing, weakness in both legs, or chest pain: ',
    act: 'call 999 or go to A&E now',
  },
  rings: 'We ring you too, as soon as somebody is at the desk. Don’t wait for that.',
  kept: 'Your appointment stands, and your answers are kept.',
  mistakeHeading: 'If you chose “yes” by mistake',
  mistake: 'Go back and change it',
  mistakeRest: '. We ring you all the same, to be sure.',
  goOn: 'Go on with the questions',
}

export const areasOf = (side: BodySide): { id: string; name: string }[] => bodyAreas[side].map((id) => ({ id, name: areaNames[id] ?? id }))
