// Loaded into the server beside its own code. The launcher holds the other end of standard input: when it is killed
// the server ends as well, and never stays behind on its port.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.resume()
process.stdin.unref?.()
