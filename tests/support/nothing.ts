// What 'server-only' stands for outside Next.
export {}
