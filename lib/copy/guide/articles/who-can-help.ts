import { awaitingSignOff, list, text } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'

export const whoCanHelp: Article = {
  slug: 'who-can-help',
  title: 'Do I need to see someone, and whom?',
  summary: 'Whether to wait, ring a GP or come to us, and which of the three to choose.',
  sections: [
    { id: 'emergency', heading: 'First: is it urgent?', also: ['a&e', '111', '999', 'hospital'], blocks: [
      text('A few signs can’t wait. They are numbness between the legs, trouble peeing, weakness in both legs or in a leg that is getting weaker, chest pain, or pain after a bad accident. If you have one of them, call 999 or go to A&E now. [All the signs, and what to say](/guide/get-help-at-once).'),
    ] },
    { id: 'gp', heading: 'See a GP first', also: ['doctor', 'gp', 'fever', 'weight loss', 'cancer', 'night pain', 'child'], blocks: [
      text('We are glad to see you as well, but a GP should know first if:'),
      list(
        'you feel unwell, or hot and shivery, with the pain;',
        'you are losing weight without trying, or have had cancer;',
        'it is worst at night and nothing eases it;',
        'you had a fall and have thin bones, or take steroid tablets;',
        'the back is stiff for more than half an hour each morning, and you are under 45;',
        'a child or a teenager has back pain that won’t go away.',
      ),
    ] },
    { id: 'wait', heading: 'Can it wait?', also: ['wait', 'self care', 'pharmacist', 'how long'], blocks: [
      text('If it is new, began with something you did, and is a little better each day, you can wait. Keep moving, ask a pharmacist about painkillers, and give it two or three weeks. [What helps meanwhile](/guide/back-pain#helps).'),
      text('Don’t wait if it stops you sleeping, working or looking after somebody. Don’t wait either if it keeps coming back, runs down the leg, or worries you. You need no letter from a doctor to see us, and can ring first to ask whether we are the right people.'),
    ] },
    { id: 'choose', heading: 'How to choose between the three', also: ['osteopath or physiotherapist', 'difference', 'which', 'chiropractor', 'physio or osteo', 'compare'], blocks: [
      text('All three begin in the same way: they listen, examine you, and tell you what they think. What comes then is different.'),
      list(
        '**You feel stiff, locked or out of balance**, and would like hands-on treatment: an osteopath.',
        '**You have lost strength, it keeps coming back, or you want to return to a sport**: a physiotherapist.',
        '**Pain has lasted for a long time**, you do your exercises, and want to try something beside them: an acupuncturist.',
        '**You are pregnant or have a new baby**: a visit made for it. See [pregnancy](/guide/pregnancy).',
        '**You run**: the running check. See [running](/guide/running).',
        '**You can’t decide**: take whoever is free soonest. If another of us suits you more, we tell you.',
      ),
    ] },
    { id: 'expect', heading: 'What you can expect of us', also: ['how many sessions', 'how many visits', 'results', 'cost', 'consent', 'registered'], blocks: [
      list(
        '**Plain words** about what we think it is, and how sure we are.',
        '**Your say.** Nothing is done that you haven’t agreed to, and you can stop at any time.',
        '**No long course sold in advance.** We agree a few visits, then look at whether they help. If they don’t, we say so and think again.',
        '**A letter to your GP** when that is needed, if you agree.',
        '**A register you can check.** Osteopaths are on the register of the General Osteopathic Council and physiotherapists on that of the Health and Care Professions Council: the law demands it. Acupuncturists here belong to the British Acupuncture Council, which they join by choice.',
      ),
      text('Nobody can promise you that treatment will work. Hands-on work can leave you sore for a day or two, and needles can leave a small bruise. We tell you about the risks before we begin.'),
    ] },
  ],
  help: [
    { profession: 'osteopath', visit: { skill: null }, how: 'Looks at how you move as a whole, and treats by hand: joints, muscles and what holds them. Often a start for back and neck pain that makes you stiff. You get exercise to take home.' },
    { profession: 'physiotherapist', visit: { skill: null }, how: 'Finds what is weak or stiff and gets it going again, mostly by exercise that grows with you. Often a start for sciatica, sports injuries, and pain that keeps coming back.' },
    { profession: 'acupuncturist', visit: { skill: null }, how: 'Uses fine needles, or warmth and pressure where you would rather have none. There is some evidence of short relief for long-lasting back or neck pain. NICE doesn’t recommend it for low back pain or sciatica, so ask us what to expect.' },
  ],
  firstVisit: [
    'It takes 45 minutes to an hour. You talk first, and then we examine you. You may be asked to undress in part: wear or bring shorts and a loose top. Bring somebody with you if you like.',
    'At the end you know what we think it is, what we suggest, what it costs, and what you can do for yourself.',
  ],
  booking: 'physiotherapist',
  soon: [
    'Any of the things in the list above fits you.',
    'Pain hasn’t eased after six weeks, whoever is treating it.',
    'You need something for the pain to be able to sleep or work.',
  ],
  sources: [
    { name: 'NHS: Back pain', address: 'https://www.nhs.uk/conditions/back-pain/' },
    { name: 'NHS: Osteopathy', address: 'https://www.nhs.uk/conditions/osteopathy/' },
    { name: 'NHS: Physiotherapy', address: 'https://www.nhs.uk/conditions/physiotherapy/' },
    { name: 'NHS: Acupuncture', address: 'https://www.nhs.uk/conditions/acupuncture/' },
    { name: 'NICE guideline NG59: Low back pain and sciatica in over 16s', address: 'https://www.nice.org.uk/guidance/ng59' },
  ],
  related: ['back-pain', 'words-for-back-pain', 'get-help-at-once'],
  also: ['osteopath', 'osteopathy', 'physio', 'physiotherapy', 'acupuncture', 'needles', 'who to see', 'who should i see', 'start here'],
  written: '2026-11-25',
  signOff: awaitingSignOff,
}
