const paths = {
  phone: <path d="M6.2 3.5h2.6c.5 0 .9.3 1 .8l.8 3.4c.1.4 0 .8-.3 1.1L8.6 10.5c1.1 2.1 2.8 3.8 4.9 4.9l1.7-1.7c.3-.3.7-.4 1.1-.3l3.4.8c.5.1.8.5.8 1v2.6c0 1.5-1.2 2.7-2.7 2.7C10.2 20.5 3.5 13.8 3.5 6.2c0-1.5 1.2-2.7 2.7-2.7z" />,
  clock: <><circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" /></>,
  cross: <path d="M6 6l12 12M18 6 6 18" />,
  pin: <><path d="M12 21c4.5-4.8 6.8-8.3 6.8-11.1a6.8 6.8 0 0 0-13.6 0C5.2 12.7 7.5 16.2 12 21z" /><circle cx="12" cy="9.8" r="2.4" /></>,
  tick: <path d="M4.5 12.5 10 18 20 6.5" />,
  page: <path d="M6 3.5h8.5L18.5 7.5V20.5H6zM14 3.5V8h4.5M9 12.5h7M9 16h7" />,
  calendar: <><path d="M4 6.5h16v13.5H4zM4 10.5h16M8.5 3.5v5M15.5 3.5v5" /><path d="M9 14.5h6" /></>,
  way: <path d="M12 3 21 12 12 21 3 12zM9.5 14.5v-3.5h5M12.5 8.5 15 11l-2.5 2.5" />,
  key: <><circle cx="8" cy="15.5" r="4.5" /><path d="M11.3 12.2 19.5 4M16 7.5l2.5 2.5M13.5 10l1.5 1.5" /></>,
  morning: <path d="M2 19h20M6.5 19a5.5 5.5 0 0 1 11 0M12 9.5V6M5.3 12.3 3 10M18.7 12.3 21 10" />,
  afternoon: <><circle cx="12" cy="12" r="4.5" /><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" /></>,
  evening: <path d="M2 15h20M7 15a5 5 0 0 1 10 0M6 19h12M9.5 22.3h5" />,
} as const

export type IconName = keyof typeof paths

/** Line drawings on a 24-unit square; never the only carrier of a meaning. */
export function Icon({ name, className = 'icon', size }: { name: IconName; className?: string; size?: number }) {
  return <svg className={className} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">{paths[name]}</svg>
}
