/** What patients write about why they come, and what reception and practitioners note: all invented. */
export const reasons: Readonly<Record<string, readonly string[]>> = {
  osteopath: [
    'Low back since lifting a mower three weeks ago. Worse when I sit.', 'Stiff neck, can’t turn to the left', 'Sciatica, right leg',
    'Shoulder, desk work', 'Mid back, stiff in the morning', 'Headaches that start in the neck', 'Neck, after a fall from a ladder',
    'Ribs after a long cough', 'Hip, when getting out of the car', 'Back went while tying a shoe',
  ],
  physiotherapist: [
    'New knee, twelve weeks ago', 'Ankle sprain that hasn’t settled', 'Frozen shoulder', 'Achilles, sore in the first half hour of a run',
    'Calf strain at five-a-side', 'Tennis elbow (I don’t play tennis)', 'Balance, after two falls', 'Knee, going down stairs',
    'Back to running after a year off', 'Shoulder surgery in the summer',
  ],
  acupuncturist: [
    'Migraine, two or three a month', 'Long-standing low back pain', 'Neck and jaw, grinding at night', 'Can’t sleep for the ache in my shoulders',
    'Knee pain, not ready for an operation', 'Hot flushes and stiff hands', 'Back pain and stress, hard to say which was first',
  ],
  pregnant: [
    'Pelvic girdle pain, 31 weeks', 'Low back and pelvic pain, 27 weeks', 'Low back pain, 22 weeks. Sleeping badly.', 'Ribs, 34 weeks',
    'Tailbone, since the birth four months ago', 'Sciatica, 19 weeks',
  ],
  child: ['Growing pains, both knees', 'Fell off the trampoline on Sunday, sore back', 'Heavy school bag, aching shoulders'],
}

export const notes: readonly string[] = [
  'Prefers to lie on the left side', 'Stairs are hard: see downstairs', 'Pays by account', 'Brings her own notes',
  'Faints at needles: lie flat', 'Deaf in the right ear', 'Asked for the door left ajar', 'Bring both pairs of shoes',
  'Comes with an interpreter', 'Wide parking space, please',
]

export const tryNotes: Readonly<Record<string, readonly string[]>> = {
  'voicemail': ['Said who rang and nothing else', 'Left our number'],
  'no-answer': ['Rang out', 'Engaged twice'],
  'wrong-number': ['A different family. Check the number in the form.'],
  'call-back': ['In a meeting', 'Driving: ring later', 'Her break is then'],
  'declined': ['Found a time nearer home'],
  'moved': ['Needed to be later in the day'],
  'confirmed': ['Asked about parking', 'Will bring the scan', 'Happy'],
}
