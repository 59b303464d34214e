import { awaitingSignOff, drawing, list, text } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'

export const leftOrRight: Article = {
  slug: 'left-or-right',
  title: 'Pain on the left or the right',
  summary: 'Low back pain on one side is common. Often a joint or muscle on that side is sore, and the sacro-iliac joint is one of them.',
  sections: [
    { id: 'one-side', heading: 'Why only one side?', also: ['left side', 'right side', 'one sided', 'one side', 'left hand side', 'right hand side'], blocks: [
      text('Your back has two of most things: muscles, small joints, nerve roots, and two sacro-iliac joints. When one of a pair is sore, you feel it on that side. Left or right makes no difference to what it is, or to how we treat it.'),
      text('What matters more is how high it is, what brings it on, and whether it runs down the leg. Point to it with one finger if you can. That alone tells us a lot.'),
    ] },
    { id: 'joint', heading: 'The sacro-iliac joint', also: ['sacroiliac', 'si joint', 'sij', 'pelvis', 'sacrum', 'dimples', 'pelvic joint'], blocks: [
      text('The base of your spine, the sacrum, sits like a wedge between the two wings of the pelvis. Where they meet, left and right, are the sacro-iliac joints. You can find them just below the two dimples at the bottom of your back.'),
      drawing('pelvis'),
      text('They pass the weight of your body to your legs. They move only a few millimetres, and are held by some of the strongest ligaments you have. So they don’t “pop out”, and nobody needs to put them back. But they can get sore, as any joint can.'),
    ] },
    { id: 'feels', heading: 'What it feels like', also: ['hip pain', 'groin pain', 'buttock pain', 'turning in bed', 'standing on one leg', 'stairs'], blocks: [
      list(
        'An ache or a stab **below the belt line**, to one side, over the dimple.',
        'It may spread into the buttock, the groin or the back of the thigh. It seldom goes below the knee.',
        '**Standing on one leg** hurts: putting on trousers, or climbing stairs.',
        'So does **turning over in bed**, getting out of a car, or sitting for long.',
      ),
      text('It often starts after a fall on the bottom, a missed step, a lot of lifting to one side, or during [pregnancy](/guide/pregnancy). Sometimes nobody can say why.'),
      text('No single test proves that it is this joint. We use several together, and see whether they bring on the pain you know.'),
    ] },
    { id: 'others', heading: 'What else it may be', also: ['kidney', 'kidneys', 'kidney stone', 'shingles', 'facet', 'muscle', 'quadratus'], blocks: [
      list(
        '**A small joint of the spine**, a little higher up: see [facet lock](/guide/words-for-back-pain#facet-lock).',
        '**A muscle** beside the spine or in the buttock, after work it wasn’t used to.',
        '**A nerve root**, when the pain runs below the knee: see [sciatica](/guide/sciatica).',
        '**The hip**, when it hurts most in the groin and shoes are hard to put on.',
        '**A kidney**, when it is under the ribs at one side and moving makes no difference.',
        '**Shingles**, when a rash with blisters follows the pain.',
        '**An inflamed joint**, when mornings are stiff: see [sacroiliitis](/guide/words-for-back-pain#sacroiliitis).',
      ),
    ] },
    { id: 'helps', heading: 'What helps', also: ['exercise', 'sleeping', 'pillow', 'belt', 'stretches', 'bridge'], blocks: [
      list(
        '**Keep walking**, with shorter steps for now.',
        '**Sit down to dress.** Get out of the car with both knees together.',
        '**In bed**, keep your knees together as you turn, with a pillow between them.',
        '**Share the load.** Carry things close to you, and change sides.',
        '**Build strength** in the buttocks and tummy. Lifting your hips as you lie on your back, knees bent, is a good first exercise. Ten slow ones, twice a day, if it doesn’t hurt more the next day.',
      ),
      text('Most people feel better in a few weeks. It may take longer when it has been there for months, or after a birth.'),
    ] },
  ],
  help: [
    { profession: 'osteopath', visit: { skill: null }, how: 'Tests the joint, the hips and the lower spine, and works by hand on what is stiff or tight. You get exercise to go with it, and hear which habits load one side.' },
    { profession: 'physiotherapist', visit: { skill: null }, how: 'Looks at how you stand, walk and climb, and trains the muscles that steady the pelvis. A good start when the pain has been there for a long time, or keeps coming back.' },
    { profession: 'acupuncturist', visit: { skill: null }, how: 'Some people find that it eases a long-lasting ache for a short time. It doesn’t change the joint. NICE doesn’t recommend it for low back pain, so use it beside exercise, not in its place.' },
  ],
  firstVisit: [
    'You show us the spot. We ask about falls, births, sport, and whether it ever changes sides or is stiff in the morning.',
    'We watch you stand on each leg, then press, bend and turn the joints one by one to find which of them answers. You hear what we found, and start with two or three things that you can do at home.',
  ],
  booking: 'osteopath',
  soon: [
    'It is under the ribs at one side, and you have a high temperature or it hurts to pee. Ring 111 or your GP the same day.',
    'There is blood in your pee, or a rash with blisters. Ring 111 or your GP the same day.',
    'Mornings are stiff for more than half an hour, and you are under 45.',
    'It isn’t better after a few weeks, or wakes you every night.',
  ],
  sources: [
    { name: 'NHS: Back pain', address: 'https://www.nhs.uk/conditions/back-pain/' },
    { name: 'NHS: Kidney infection', address: 'https://www.nhs.uk/conditions/kidney-infection/' },
    { name: 'NHS: Shingles', address: 'https://www.nhs.uk/conditions/shingles/' },
    { name: 'NICE guideline NG59: Low back pain and sciatica in over 16s', address: 'https://www.nice.org.uk/guidance/ng59' },
  ],
  related: ['back-pain', 'pregnancy', 'words-for-back-pain'],
  also: ['sacro iliac', 'sacroiliac joint pain', 'left lower back', 'right lower back', 'pelvic pain', 'one-sided back pain'],
  written: '2026-11-25',
  signOff: awaitingSignOff,
}
