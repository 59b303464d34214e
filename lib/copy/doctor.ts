const through = (proxies: number): string =>
  proxies === 0 ? 'no proxy' : proxies === 1 ? 'one proxy' : `${proxies} proxies`

/** The words of npm run doctor around those of the checks, for whoever looks after the server. */
export const doctor = {
  heading: (when: string): string => `How this installation is, ${when}`,
  signs: { well: 'ok', unknown: '?', wrong: 'WRONG' },
  next: 'To do:',
  allWell: 'Nothing is wrong.',
  nothingSeen: 'Nothing is wrong, as far as we could see.',
  wrong: (count: number): string => `${count} ${count === 1 ? 'thing is' : 'things are'} wrong.`,
  names: {
    settings: 'Settings',
    versions: 'Versions',
    server: 'Server',
    address: 'Address',
    folder: 'Data folder',
    secrets: 'Secrets',
    zone: 'Time zones',
  },
  settings: {
    well: 'The settings can be read.',
    next:
      'Correct it where the settings are, then run this again. Until then, nothing more is looked' +
      ' at.',
    noSecret: 'AUTH_SECRET is not set, and the server doesn’t start without it.',
    noSecretNext:
      'Set it to the one that this installation has always had. If there never was one:' +
      ' openssl rand -hex 32.',
  },
  versions: (plumbline: string, node: string, postgres: string | null): string =>
    `Plumbline ${plumbline}, Node ${node}${postgres === null ? '' : `, PostgreSQL ${postgres}`}.`,
  server: {
    told: (address: string): string => `The server is running at ${address}.`,
    away: (address: string): string => `Nothing answers at ${address}.`,
    awayNext: 'Start the server, and check PORT and HOST.',
    hidden: (address: string): string =>
      `A server is running at ${address}, but doesn’t tell us how it is.`,
    hiddenNext:
      'Set METRICS_TOKEN for the server and for this command, or run it on the server' + ' itself.',
    another: (address: string): string =>
      `What answers at ${address} isn’t a server of this version.`,
    anotherNext: 'Restart Plumbline. If it isn’t Plumbline, choose another PORT.',
  },
  address: {
    well: (address: string, proxies: number): string =>
      `People come by ${address}, through ${through(proxies)}.`,
    uncounted: (address: string): string =>
      `People come by ${address}, so through a proxy, but TRUST_PROXY is 0.`,
    uncountedNext: 'Set TRUST_PROXY to how many proxies of yours are in front, then restart.',
    open: (address: string): string =>
      `People come by ${address}, where anybody on the way can read what they send.`,
    openNext: 'Put a proxy with https in front, such as Caddy, and set BASE_URL to it.',
  },
  folder: {
    well: (folder: string): string => `${folder} can be written to.`,
    none: (folder: string): string => `${folder} isn’t there yet.`,
    noneNext: 'Check PLUMBLINE_DATA_DIR. The first start makes the folder.',
    closed: (folder: string): string => `This account may not write to ${folder}.`,
    closedNext: (account: string, folder: string): string =>
      `Run this as the account that the server runs as, or: chown -R ${account} ${folder}`,
  },
  secrets: {
    well: 'Nobody else on this machine can read secrets and backups.',
    open: (files: string): string => `Others on this machine can read ${files}.`,
    openNext: (files: string): string => `chmod go= ${files}`,
  },
  zone: (here: string, database: string): string =>
    `This machine is set to ${here}, the database to ${database}. Clinics keep their own time.`,
}
