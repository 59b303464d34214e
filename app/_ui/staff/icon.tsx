const paths = {
  dial: 'M4.2 2.2 6.4 2l1.5 3.6-1.7 1.3a9 9 0 0 0 3 3l1.3-1.7L14 9.7l-.2 2.2c-.1 1-1 1.8-2 1.7C6.6 13.2 2.8 9.4 2.5 4.2c-.1-1 .7-1.9 1.7-2z',
  tick: 'm3 8.5 3.3 3.3L13 4.5',
  swap: 'M2.5 5h9M8.5 2l3 3-3 3M13.5 11h-9M7.5 8l-3 3 3 3',
  bell: 'M5 11.5V7.5a3 3 0 0 1 6 0v4M3.5 11.5h9M7 13.5h2M2 6.5c.2-1.5.9-2.7 1.8-3.5M14 6.5c-.2-1.5-.9-2.7-1.8-3.5',
  tape: 'M4.5 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM11.5 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM4.5 10.5h7',
  cross: 'm4 4 8 8M12 4l-8 8',
  back: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  no: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM4 4l8 8',
  left: 'M10 3 5 8l5 5',
  right: 'm6 3 5 5-5 5',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  find: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.7 3.7',
} as const

export type IconName = keyof typeof paths

/** A drawing of one line, as tall as the text around it. It never stands without a word. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="ic" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={paths[name]} /></svg>
)
