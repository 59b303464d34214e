/** The manager's screens of clinics, practitioners and services. */
export const clinicScreen = {
  title: 'Clinics – Plumbline', heading: 'Clinics',
  said: 'Where patients come. What you change here patients see at once.',
  saved: 'Saved.',
  add: 'Add a clinic', list: 'Clinics', fresh: 'A new clinic', freshSaid: 'It can be booked once it has hours and somebody’s rota names it.',
  details: 'Address and getting in', hours: 'Usual opening hours', seasons: 'Hours of a season',
  hoursSaid: 'Calls, notice and when patients are told that somebody answers are counted in these. When a practitioner can be booked is their rota.',
  seasonsSaid: 'On its days a season’s hours stand in place of the usual ones, all of the week. Where two would, those that began last.',
  season: (from: string, until: string | null): string => (until === null ? `From ${from} on` : `${from} to ${until}`),
  newSeason: 'Another season', takeOut: 'To take a season out, empty all of its hours and save.',
  rooms: 'Rooms', saveDetails: 'Save the clinic', saveHours: 'Save the hours', saveSeason: 'Save the season', saveRooms: 'Save the rooms', make: 'Make the clinic',
} as const

export const practitionerScreen = {
  title: 'Practitioners – Plumbline', heading: 'Practitioners',
  said: 'Who treats, and what patients read about them.', saved: 'Saved.',
  list: 'Practitioners', add: 'Add a practitioner', fresh: 'Somebody new', freshSaid: 'They can be booked once they give a service and have a rota.',
  inactive: 'doesn’t treat here', noRota: 'no rota yet', save: 'Save', make: 'Add them', details: 'About them',
  servicesSaid: 'What they give. A service of another profession, or one that asks for a skill they haven’t, is refused.',
  photoLarge: 'This file is larger than 4 MB. Choose a smaller one.',
  photo: 'Photo', photoSaid: 'JPEG, PNG or WebP of at most 4 MB. It is cut square, made small, and where it was taken is left out.',
  choosePhoto: 'A picture of them', savePhoto: 'Save the photo', dropPhoto: 'Take the photo out', photoOf: (name: string): string => `Photo of ${name}`,
} as const

export const serviceScreen = {
  title: 'Services – Plumbline', heading: 'Services',
  said: 'What can be booked. Appointments that are agreed on keep their time and length.', saved: 'Saved.',
  list: 'Services', add: 'Add a service', fresh: 'A new service', off: 'can’t be booked', save: 'Save', make: 'Add it', nobody: 'nobody gives it',
  brief: (minutes: number, price: string): string => `${minutes} minutes, ${price}`,
} as const
