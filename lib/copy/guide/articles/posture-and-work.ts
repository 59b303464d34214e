import { awaitingSignOff, drawing, list, text } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'

export const postureAndWork: Article = {
  slug: 'posture-and-work',
  title: 'Posture, work, lifting and gardening',
  summary: 'No one way of sitting is right for everybody. Backs like change, a load they are used to, and time to build up to more.',
  sections: [
    { id: 'posture', heading: 'Is my posture to blame?', also: ['bad posture', 'slouching', 'slouch', 'sitting up straight', 'tech neck', 'hunched', 'round shoulders'], blocks: [
      text('Less than you may have been told. People with straight backs get pain, and people who slouch often have none. There is no perfect posture that keeps pain away.'),
      text('What does make a difference is **staying in one position for too long**. A muscle that holds still for an hour gets tired and sore, and so do joints and discs, however well you sit. Your next posture is a good posture.'),
      drawing('postures'),
    ] },
    { id: 'desk', heading: 'At a desk or a wheel', also: ['desk', 'office', 'chair', 'screen', 'computer', 'laptop', 'driving', 'car', 'lorry', 'working from home', 'standing desk', 'display screen'], blocks: [
      list(
        '**Get up every half hour**, if only for a minute. Stand for calls. Fetch your water.',
        '**Set it up so that you needn’t strain**: the top of the screen at about eye height, the keyboard near you, feet on the floor, your back against the chair.',
        '**A laptop** needs a stand and a keyboard of its own if you use it for hours.',
        '**In a car**, move the seat near enough to keep your knees bent. Stop for a short walk every hour or two.',
        '**Ask your employer** to check your desk. By law they must, if you use a screen each day for an hour or more at a time.',
      ),
    ] },
    { id: 'discs', heading: 'What discs and nerve roots have to do with it', also: ['disc', 'discs', 'nerve root', 'nerve', 'pressure', 'bending', 'twisting', 'cough', 'sneeze', 'slipped disc'], blocks: [
      text('Discs take up the load between the bones. The load changes all day, and is greater when you bend and lift than when you sit or stand. Healthy discs are made for this: they are strong, and they get stronger with use.'),
      text('Trouble tends to come when a load is heavier, longer or more sudden than they are used to, above all when you bend and twist at once. Then the ring of a disc may give a little, or tear. At each level a nerve root leaves close by the disc, on each side. If the disc, or the swelling around it, touches the root, you feel it in the leg. That is [sciatica](/guide/sciatica). A cough or a sneeze presses on the disc for a moment, and this is why it hurts.'),
      text('Backs that already hurt are often worst in the first hour after getting up, when discs are full of water from the night. So leave heavy jobs until later in the day.'),
    ] },
    { id: 'lifting', heading: 'Lifting', also: ['heavy lifting', 'manual handling', 'carrying', 'lift', 'warehouse', 'builder', 'nurse', 'carer', 'moving house'], blocks: [
      drawing('lifting'),
      list(
        '**Think first.** Where does it go? Can it be split, rolled, or shared?',
        '**Get close.** Hold the load to your body. At arm’s length it is many times heavier for your back.',
        '**Feet apart**, one a little in front.',
        '**Bend a little at knees, hips and back**, as feels easy. Neither a deep squat nor straight legs.',
        '**Turn with your feet**, not with your back.',
        '**Don’t jerk.** If it won’t come, leave it.',
      ),
      text('A back that lifts now and then stays able to lift. If you have been off for a while, start light and add a little each week. Belts and corsets aren’t advised.'),
    ] },
    { id: 'gardening', heading: 'Gardening', also: ['garden', 'digging', 'weeding', 'mowing', 'spade', 'allotment', 'housework', 'hoovering', 'diy'], blocks: [
      list(
        '**Warm up** with a few minutes of something light.',
        '**Change jobs every twenty minutes**: dig, then prune, then rake.',
        '**Kneel on a pad** to weed, and use long handles.',
        '**Small spadefuls**, with the blade close to you. Step round rather than twist.',
        '**Half fill** the barrow and the watering can.',
        '**Stop while it still feels good.** The first fine weekend of spring is a busy time for us.',
      ),
      text('Stiff the next day? That is your muscles getting used to it. Walk it off.'),
    ] },
  ],
  help: [
    { profession: 'physiotherapist', visit: { skill: null }, how: 'Finds out what your work or hobby asks of you and trains you for it: strength, lifting, and how much to do in a day. Can write to your employer about changes, if you wish.' },
    { profession: 'osteopath', visit: { skill: null }, how: 'Works by hand on what has become stiff or sore, looks at how you sit and bend, and shows you simple movements for breaks at work.' },
    { profession: 'acupuncturist', visit: { skill: null }, how: 'Some people find short relief from long-lasting neck or back pain, and sit more easily afterwards. NICE doesn’t recommend it for low back pain. It can’t make up for a day without moving.' },
  ],
  firstVisit: [
    'Tell us what a normal day looks like: hours of sitting, what you lift, how you travel. A photo of your desk or your workplace helps.',
    'We examine you, try out the movements that hurt, and find ways round them. You leave with two or three changes that fit into your day. Ten would be too many to keep.',
  ],
  booking: 'physiotherapist',
  soon: [
    'Pain began with a fall or a blow, and you have thin bones or take steroid tablets.',
    'It hasn’t eased after a few weeks, though you changed what you do.',
    'It runs down the leg below the knee, or the foot tingles.',
    'You can’t do your job. A GP can also write a fit note with changes at work.',
  ],
  sources: [
    { name: 'Health and Safety Executive: Working with display screen equipment', address: 'https://www.hse.gov.uk/msd/dse/' },
    { name: 'Health and Safety Executive: Manual handling at work, good handling technique', address: 'https://www.hse.gov.uk/msd/manual-handling/good-handling-technique.htm' },
    { name: 'NHS: Back pain', address: 'https://www.nhs.uk/conditions/back-pain/' },
    { name: 'NICE guideline NG59: Low back pain and sciatica in over 16s', address: 'https://www.nice.org.uk/guidance/ng59' },
  ],
  related: ['back-pain', 'sciatica', 'running'],
  also: ['ergonomics', 'job', 'occupational', 'sitting', 'standing', 'bending'],
  written: '2026-11-25',
  signOff: awaitingSignOff,
}
