/** Invented people. Who needs more than a name and an age stands in `told`. */
export interface PersonSeed {
  name: string
  /** Age in whole years on the day of seeding. */
  age: number
  /** Who booked for them. */
  bookedBy?: string
  pregnant?: boolean
}

const ofAge = (age: number, names: readonly string[]): PersonSeed[] => names.map((name, i) => ({ name, age: age + (i % 9) }))

export const told: readonly PersonSeed[] = [
  { name: 'Joanne Pettifer', age: 34, pregnant: true },
  { name: 'Samira Haddad', age: 41 },
  { name: 'Kofi Asante', age: 9, bookedBy: 'Bridget Asante' },
  { name: 'Siân O’Driscoll', age: 52 },
  { name: 'Patricia O’Dowd', age: 67 },
  { name: 'Zoë Müller-Þórsdóttir', age: 38 },
  { name: 'ليلى الحداد', age: 45 },
  { name: 'דוד בן־עמי', age: 58 },
  { name: 'José Ángel Núñez Ibáñez', age: 36 },
  { name: 'Łukasz Wójcik', age: 33 },
  { name: 'Nguyễn Thị Hồng Nhung', age: 29, pregnant: true },
  { name: 'Anastasia Konstantinopoulou-Featherstonehaugh', age: 47 },
  { name: 'Maximilian Bartholomew Montgomery-Fitzwilliam of the Old Mill', age: 71 },
  { name: 'Bo Li', age: 26 },
  { name: 'Noor Chaudhry', age: 31, pregnant: true },
  { name: 'Øyvind Åse', age: 44 },
  { name: 'Françoise D’Aubigné', age: 62 },
  { name: 'Aoife Ní Bhraonáin', age: 30, pregnant: true },
  { name: 'Mary-Ann van der Westhuizen', age: 55 },
  { name: 'Arthur Whitlock', age: 68, bookedBy: 'Grace Whitlock' },
  { name: 'Tilly Marsh', age: 6, bookedBy: 'Karen Marsh' },
  { name: 'Ravi Subramaniam', age: 13, bookedBy: 'Lakshmi Subramaniam' },
  { name: 'Winifred Ashby', age: 91, bookedBy: 'Colin Ashby' },
  { name: 'Siobhan Brady', age: 32, pregnant: true },
  { name: 'Chloe Danvers', age: 23 },
  { name: 'Precious Moyo', age: 39 },
  { name: 'Zainab Farooqi', age: 28, pregnant: true },
  { name: 'Ines Carvalho', age: 35 },
  { name: 'Harry Nolan', age: 19 },
  { name: 'Alice Fenn', age: 27 },
  { name: 'Beth Cartwright', age: 33, pregnant: true },
  { name: 'Charlotte Amos', age: 37, pregnant: true },
  { name: 'Agnieszka Nowak', age: 29, pregnant: true },
  { name: 'Femi Oyelaran', age: 48 },
  { name: 'Gurpreet Sandhu', age: 51 },
  { name: 'Rhys Bevan', age: 24 },
  { name: 'Megan Rudd', age: 40 },
  { name: 'Owen Tranter', age: 42 },
  { name: 'Imran Qureshi', age: 57 },
  { name: 'Kirsty McAllister', age: 63 },
  { name: 'Dominic Webb', age: 46 },
  { name: 'Hassan Mirza', age: 49 },
  { name: 'Li Na Zhou', age: 34, pregnant: true },
  { name: 'Deepak Solanki', age: 65 },
  ...ofAge(55, ['Margaret Ellis', 'Winston Clarke', 'Elaine Fairweather', 'Graham Tull', 'Violet Archer', 'Moira Lavery',
    'Sheila Bostock', 'Robert Yardley', 'Denise Cope']),
  ...ofAge(25, ['Callum Reid', 'Nadia Osman', 'Yusuf Karim', 'Keziah Campbell', 'Hugo Ferreira', 'Bryony Keats',
    'Jack Underhill', 'Lucy Penhale', 'Tamsin Grove']),
  ...ofAge(38, ['Priya Nair', 'Nigel Postlethwaite', 'Ted Malpas', 'Rosa Delgado', 'Abdul Rahman', 'Sandra Smithson',
    'Joy Adebayo', 'Simon Oakes', 'Celia Marsh']),
]

export const women: readonly string[] = [
  'Amara', 'Bethan', 'Catriona', 'Dilys', 'Edith', 'Fatima', 'Gwen', 'Hannah', 'Irena', 'Jasmine', 'Katarzyna', 'Leila',
  'Maureen', 'Naomi', 'Oluchi', 'Parveen', 'Rachel', 'Sunita', 'Tanya', 'Una', 'Valerie', 'Wendy', 'Yasmin', 'Zara',
]
export const men: readonly string[] = [
  'Alun', 'Brendan', 'Clive', 'Dennis', 'Emeka', 'Faisal', 'Gareth', 'Hamza', 'Ivor', 'Jerome', 'Keith', 'Luca',
  'Mohammed', 'Neil', 'Oscar', 'Piotr', 'Rajesh', 'Stuart', 'Tariq', 'Usman', 'Viktor', 'Wayne', 'Yiannis', 'Zach',
]
export const families: readonly string[] = [
  'Abbott', 'Banerjee', 'Cooper', 'Dhillon', 'Edwards', 'Fitzgerald', 'Goodall', 'Hussain', 'Iqbal', 'Jarvis', 'Kaur',
  'Lockwood', 'Mahmood', 'Nwosu', 'O’Rourke', 'Partridge', 'Quigley', 'Rashid', 'Sheldon', 'Thakur', 'Upton', 'Vickers',
  'Wheatcroft', 'Yates', 'Zielińska', 'Brookes', 'Castle', 'Dyer', 'Eaves', 'Forde', 'Gill', 'Hadley', 'Jukes',
]
