// Imported first: the tests' practice begins in 2027, and the routes ask the clock themselves.
process.env['PLUMBLINE_NOW'] = '2027-03-01T08:00:00Z'
export {}
