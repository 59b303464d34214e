import { awaitingSignOff, drawing, list, text } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'

export const running: Article = {
  slug: 'running',
  title: 'Running and your back',
  summary: 'Runners have less back pain than most. If yours hurts, you can usually change how you run and need not stop.',
  sections: [
    { id: 'less', heading: 'Why runners have less of it', also: ['is running bad for my back', 'jogging', 'impact', 'pounding', 'discs'], blocks: [
      text('Many people think that running wears out the back. A review of 19 studies found the opposite: fewer runners had low back pain than people in general. That doesn’t prove that running keeps it away, as people with bad backs may not take it up. But it is a good sign.'),
      text('There are reasons to expect it. Discs, bones and muscles grow stronger with a load that comes and goes, as in every step. In one study, people who ran for years had fuller discs than people who didn’t. Running is also good for sleep and mood, and both turn pain down.'),
    ] },
    { id: 'why', heading: 'Why a back may hurt all the same', also: ['back pain after running', 'sore after a run', 'too much too soon', 'training', 'hills', 'marathon', 'couch to 5k'], blocks: [
      list(
        '**Too much, too soon** is the most common cause: a new distance, hills, speed, or a race after a break.',
        '**Too little rest** between hard days, or too little sleep.',
        '**Weak or tired muscles** around the hips and trunk, so that the back does their work at the end of a long run.',
        '**Stiff hips** or hamstrings, which make the back bend more with each step.',
        '**Old or very new shoes**, when you switch from one day to the next.',
      ),
      drawing('running'),
    ] },
    { id: 'legs', heading: 'Leg length', also: ['leg length difference', 'one leg longer', 'short leg', 'uneven legs', 'heel lift', 'insole', 'insoles'], blocks: [
      text('Hardly anybody’s legs are the same length. Nine in ten people have a difference, on average about five millimetres. Bodies get used to it, and it mostly does nothing.'),
      text('A larger difference, of about two centimetres and more, tilts the pelvis so that one side works harder with each step. In runners, studies list it among the things that go along with back pain. Legs can also **seem** uneven when a hip or the back is tight. So we measure first. A heel lift is for a clear difference, tried slowly, and not for everybody.'),
    ] },
    { id: 'lower-leg', heading: 'Feet, ankles and shins', also: ['flat feet', 'pronation', 'overpronation', 'orthotics', 'ankle', 'foot', 'gait', 'shin', 'achilles', 'calf', 'mechanics'], blocks: [
      text('Each step starts at the foot. If the ankle is stiff or the calf is weak, the shin and the foot roll in more and the knee turns. Then the hip and the back have to steady the rest. You land harder, too. This is what is meant by poor mechanics of the lower leg.'),
      text('Flat feet alone are no fault. NICE advises against insoles for low back pain, so we don’t start there. Calf raises, ankle movement and hip strength come first. A slightly quicker, shorter step also lowers the load: five to ten steps more in a hundred is enough.'),
    ] },
    { id: 'keep', heading: 'How not to have to stop', also: ['rest', 'can i run', 'keep running', 'return to running', 'come back', 'injury', 'plan'], blocks: [
      list(
        '**Use a number.** Pain of up to three out of ten while you run is all right if it has gone by the next morning.',
        '**Cut down, don’t cut out.** Halve the distance for two weeks. Leave out hills and speed.',
        '**Run and walk in turns** if a whole run hurts: two minutes of each, ten times.',
        '**Add no more than a little each week**, and change one thing at a time.',
        '**Lift something twice a week.** Squats, bridges, calf raises and side planks take twenty minutes.',
        '**On days off**, walk, cycle or swim. Rest alone makes you weaker.',
      ),
      text('Stop and have it looked at if the pain runs down the leg, or the foot slaps or feels weak. Do the same if one spot of bone hurts more with each run.'),
    ] },
  ],
  help: [
    { profession: 'physiotherapist', visit: { skill: 'running' }, how: 'A running check: we film you on the treadmill and watch it with you, test the strength of hips and calves, and measure leg length. You get a plan that says how far, how often, and what to lift.' },
    { profession: 'osteopath', visit: { skill: null }, how: 'Looks at how hips, pelvis and back move together, and works by hand on what is stiff, with exercise to keep it moving. Helpful when you feel tight on one side.' },
    { profession: 'acupuncturist', visit: { skill: null }, how: 'Some runners like it for sore muscles, with relief that lasts a short time. The evidence is thin, and it doesn’t replace strength work or a change of plan.' },
  ],
  firstVisit: [
    'Bring both pairs of shoes, shorts, and your training log or watch. We ask what you ran in the last six weeks, what changed, and what you are training for.',
    'We test strength and movement from the foot up, then film a short run if that is all right for your back. You see what we see. You leave with a plan for the next two weeks and know what would make us change it.',
  ],
  booking: 'physiotherapist',
  soon: [
    'One spot of bone hurts to touch, and more with each run: it may be a stress fracture. Don’t run on it until it has been seen.',
    'Pain at night or at rest that doesn’t ease.',
    'Your periods have stopped, or you are losing weight, and bones or back hurt.',
    'Cramp in the legs each time you walk or run the same distance.',
  ],
  sources: [
    { name: 'Maselli and others (2020): Prevalence and incidence of low back pain among runners, a systematic review', address: 'https://doi.org/10.1186/s12891-020-03357-4' },
    { name: 'Belavý and others (2017): Running exercise strengthens the intervertebral disc', address: 'https://doi.org/10.1038/srep45975' },
    { name: 'Knutson (2005): Anatomic and functional leg-length inequality, a review', address: 'https://doi.org/10.1186/1746-1340-13-11' },
    { name: 'NICE guideline NG59: Low back pain and sciatica in over 16s', address: 'https://www.nice.org.uk/guidance/ng59' },
    { name: 'NHS: Get running with Couch to 5K', address: 'https://www.nhs.uk/live-well/exercise/get-running-with-couch-to-5k/' },
  ],
  related: ['left-or-right', 'back-pain', 'posture-and-work'],
  also: ['runner', 'runners', 'jogger', 'jog', 'sport', 'treadmill', 'trainers', 'shoes'],
  written: '2026-11-25',
  signOff: awaitingSignOff,
}
