import { awaitingSignOff, drawing, list, text } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'

export const backPain: Article = {
  slug: 'back-pain',
  title: 'Back pain',
  summary: 'Most people get back pain at some time. It can hurt a great deal without being dangerous, and most of it eases within weeks.',
  sections: [
    { id: 'common', heading: 'You are far from the only one', also: ['how common', 'sick leave', 'off work'], blocks: [
      text('Nearly everyone has back pain at some point in their life. It is one of the main things that keep people off work. It comes to builders and to people at desks, to the fit and the unfit, at every age from the teens on.'),
      text('Most back pain is felt low down, between the ribs and the buttocks. It may come on in a second as you reach for a sock, or creep up over a week. How much it hurts says little about how much is wrong. A strained muscle can stop you in your tracks.'),
    ] },
    { id: 'parts', heading: 'What is in a back', also: ['spine', 'lumbar', 'vertebrae', 'anatomy', 'neck', 'coccyx', 'tailbone'], blocks: [
      text('Your spine is a column of 24 bones with the base of the spine and the tailbone below them. Between the bones sit discs, which let it bend and take some of the load. Small joints at the back guide each movement. Strong muscles and ligaments hold it all together, and nerves come out at each level.'),
      drawing('spine'),
      text('Any of these parts can hurt. So can things outside the back, such as a hip or a kidney.'),
    ] },
    { id: 'causes', heading: 'What causes it', also: ['why', 'reason', 'strain', 'sprain', 'pulled muscle', 'spasm'], blocks: [
      text('There is more than one cause, and often several at once:'),
      list(
        '**Something was asked of the back that it wasn’t used to**: a day’s digging, a new job, a long drive.',
        '**A joint, muscle or ligament is sore or stiff**. This is the most common kind.',
        '**A nerve is irritated**, often by a disc. Then it may hurt down the leg: see [sciatica](/guide/sciatica).',
        '**Sleep, stress and low mood** turn the pain up. This doesn’t mean that it is all in your mind.',
        '**Now and then, an illness**: an infection, a broken bone, an inflamed spine. These are rare, and we look out for them.',
      ),
      text('That is why good care starts by finding out what kind of pain you have. It means listening to how it began, then testing how you move, your strength and your feeling. Treatment comes after that, not before.'),
      text('It isn’t always possible to name one exact part, and often it isn’t needed. If you have been given a word you don’t know, we explain [the most common ones](/guide/words-for-back-pain).'),
    ] },
    { id: 'scan', heading: 'Do I need a scan?', also: ['x-ray', 'mri', 'imaging'], blocks: [
      text('Mostly not. Scans show bulges and worn joints in a great many people who have no pain at all, so they seldom tell us why **you** hurt. A scan is useful when an operation is being thought about, or when a doctor needs to look for something less common.'),
    ] },
    { id: 'helps', heading: 'What helps', also: ['exercise', 'self help', 'heat', 'ice', 'painkillers', 'ibuprofen', 'paracetamol', 'bed rest', 'sleep'], blocks: [
      list(
        '**Keep moving.** A few short walks do more than a day in bed. Do what you can, then a little more each day.',
        '**Stay at work if you can**, or go back before all the pain has gone. Ask for lighter tasks for a while.',
        '**Try heat** for sore muscles, such as a hot water bottle in a towel.',
        '**Ask a pharmacist** about painkillers. Paracetamol alone does little for backs. Tablets such as ibuprofen may help for a short time, but don’t suit everyone.',
        '**Exercise that you like.** Walking, swimming, yoga, strength work: no one kind is far ahead of the others. What you keep doing counts.',
      ),
    ] },
    { id: 'lasting', heading: 'When it doesn’t go away', also: ['chronic', 'long term', 'persistent', 'keeps coming back', 'recurring', 'how long'], blocks: [
      text('Most new back pain is much better in a few weeks, and it is common for it to come back now and then. Pain that lasts more than three months is called chronic.'),
      text('Back pain that is left alone can turn chronic. Fear of moving, long rest, poor sleep and giving up the things you like make this more likely. So if you aren’t clearly better after two or three weeks, or it keeps coming back, have it looked at. You can be helped after years too, though it takes more time.'),
    ] },
  ],
  help: [
    { profession: 'osteopath', visit: { skill: null }, how: 'Examines how your whole back moves, then works with the hands to ease stiff joints and tight muscles. UK advice is that hands-on care goes together with exercise, so you leave with some to do.' },
    { profession: 'physiotherapist', visit: { skill: null }, how: 'Tests movement and strength, and builds a plan of exercise step by step, with hands-on work where it helps. A good start if the pain keeps coming back or you have lost strength.' },
    { profession: 'acupuncturist', visit: { skill: null }, how: 'Uses fine needles, which some people find eases long-lasting back pain for a short time. The evidence is mixed. NICE, which advises the NHS, doesn’t recommend acupuncture for low back pain. See it as something beside exercise, not in its place.' },
  ],
  firstVisit: [
    'You tell us how it began, what makes it better or worse, and what you want to be able to do again. We ask about your health and your medicines.',
    'Then we look at how you stand, bend and walk, and test the nerves. We say in plain words what we think it is and how long it may take. If you agree, treatment starts the same day. If somebody else can help you more, we say who.',
  ],
  booking: 'osteopath',
  soon: [
    'It isn’t better after a few weeks, or it stops you doing everyday things.',
    'It is getting worse, or it wakes you every night.',
    'You feel unwell or hot and shivery, or are losing weight without trying.',
    'You have had cancer, have thin bones, or take steroid tablets.',
  ],
  sources: [
    { name: 'NHS: Back pain', address: 'https://www.nhs.uk/conditions/back-pain/' },
    { name: 'NICE guideline NG59: Low back pain and sciatica in over 16s', address: 'https://www.nice.org.uk/guidance/ng59' },
    { name: 'Versus Arthritis: Back pain', address: 'https://versusarthritis.org/about-arthritis/conditions/back-pain/' },
  ],
  related: ['words-for-back-pain', 'sciatica', 'posture-and-work'],
  also: ['bad back', 'backache', 'back ache', 'low back pain', 'lower back pain', 'lumbar pain', 'sore back', 'stiff back', 'put my back out'],
  written: '2026-11-25',
  signOff: awaitingSignOff,
}
