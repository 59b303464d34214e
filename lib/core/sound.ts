/**
 * How a word sounds, roughly: its consonants, with what is often written otherwise made one. The same rules as `sound_of` in the
 * database.
 */

const rules: readonly (readonly [pattern: RegExp, put: string])[] = [
  [/^wr/g, 'r'], [/^[kgp]n/g, 'n'], [/^ps/g, 's'], [/^mac/g, 'mk'], [/^mc/g, 'mk'], [/chr/g, 'kr'],
  [/szcz|sch|tch|sh|sz|cz|rz|ch/g, 's'], [/ph/g, 'f'], [/gh/g, ''], [/[bm]h/g, 'f'], [/([tdkjwr])h/g, '$1'],
  [/ck/g, 'k'], [/c(?=[eiy])/g, 's'], [/[cq]/g, 'k'], [/x/g, 'ks'], [/z/g, 's'], [/g(?=[ei])/g, 'j'],
  [/w(?=[^aeiouy]|$)/g, ''], [/[vw]/g, 'f'], [/^[aeiou]+/g, 'a'], [/(.)[aeiouy]+/g, '$1'], [/(.)\1+/g, '$1'],
]

export const soundOf = (word: string): string => rules.reduce((said, [pattern, put]) => said.replace(pattern, put), word)

/** Names that no rule leads to from how they are said. */
const heard: Record<string, string> = {
  'siobhan': 'shivaun shivon chevonne shavon shevaun shivawn siovan', 'niamh': 'neeve neave neev neve nieve niav',
  'caoimhe': 'keeva kweeva queeva keva keevah kiva', 'aoife': 'eefa efa ifa eefah aoifa efah',
  'saoirse': 'seersha sersha sirsha seersher sorsha', 'roisin': 'rosheen roshin rosaleen rowsheen',
  'sinead': 'shinaid shinade shanaid', 'aisling': 'ashling ashlyn aislin ashleen', 'grainne': 'gronya gronia grania',
  'eoghan': 'owen eoin', 'eoin': 'owen', 'tadhg': 'tige tyge tiger tig',
  'padraig': 'porick paurick podrig pauric padric', 'ciara': 'keira kira keera', 'ciaran': 'kieran keiran',
  'cathal': 'cahal kahal', 'oisin': 'osheen usheen', 'orla': 'orlagh', 'aine': 'onya awnya', 'maire': 'moira myra',
  'mairead': 'moraid maraid', 'dearbhla': 'dervla derval', 'meadhbh': 'maeve mave', 'sean': 'shaun shawn',
  'kehoe': 'keogh keough kyo', 'featherstonehaugh': 'fanshaw fanshawe', 'cholmondeley': 'chumley chumly',
  'beauchamp': 'beecham beacham', 'menzies': 'mingis mengis', 'dalziel': 'deel diel',
  'mainwaring': 'mannering', 'marjoribanks': 'marchbanks', 'wriothesley': 'rizley', 'leicester': 'lester',
  'worcester': 'wooster', 'hughes': 'hews hues', 'hugh': 'hew huw', 'gruffydd': 'griffith',
  'llewelyn': 'thlewelyn clewelyn', 'myfanwy': 'mivanwee', 'wojciech': 'voytek wojtek voychek voycheck voyteck',
  'krzysztof': 'kristof kristoff krystof christof shistof', 'grzegorz': 'gregosh gregor gshegosh jegosh',
  'malgorzata': 'malgoshata margoshata gosia gosha', 'agnieszka': 'agnieshka agneska aga', 'lukasz': 'wukash lukash',
  'michal': 'meehow mihow', 'pawel': 'pavel pavell', 'zbigniew': 'zbigniev', 'jerzy': 'yezhi yezi', 'jan': 'yan',
  'joanna': 'yoanna', 'katarzyna': 'katajina kasia kasha', 'nguyen': 'win wen nuwen newen nwen', 'lakshmi': 'laxmi',
  'ayesha': 'aisha', 'jyoti': 'joti', 'zainab': 'zaynab', 'iqbal': 'ikbal', 'xavier': 'zavier',
}

const said = new Map<string, string[]>()
for (const [name, ways] of Object.entries(heard)) {
  for (const way of ways.split(' ')) said.set(way, [...said.get(way) ?? [], name])
}

/** The names that one may have meant who typed what they heard. */
export const heardAs = (typed: string): readonly string[] => said.get(typed) ?? []
