import { createHash } from 'node:crypto'
import { realpath, rename, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Lock = { readonly release: () => Promise<void> } | { readonly refused: 'locked' }

/** The shortest limit on a socket's path among the systems we run on is 104 bytes. */
const PATH_BYTES = 100

/**
 * Holds a folder for this process. A socket and not a file with a process number: the system closes it
 * however the process ends, and in a container every process is number 1.
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const path = await socketPath(folder)
  const first = await tryListen(path)
  if (first !== null) return held(first)
  if (await isAnswered(path)) return { refused: 'locked' }
  // Left behind by a killed relay. Moved and looked at again, for another start may have been quicker.
  const aside = `${path}.${process.pid}`
  await rename(path, aside).catch(unlessAbsent)
  if (await isAnswered(aside)) {
    await rename(aside, path)
    return { refused: 'locked' }
  }
  await unlink(aside).catch(unlessAbsent)
  const second = await tryListen(path)
  return second === null ? { refused: 'locked' } : held(second)
}

async function socketPath(folder: string): Promise<string> {
  const real = await realpath(folder)
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 32)
  if (process.platform === 'win32') return `\\\\.\\pipe\\warroom-relay-${hash}`
  const beside = join(real, 'relay.lock')
  return Buffer.byteLength(beside) <= PATH_BYTES ? beside : join(tmpdir(), `warroom-relay-${hash}.lock`)
}

function tryListen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer(visitor => visitor.destroy())
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve(null)
      else reject(cause)
    })
    server.listen(path, () => resolve(server))
  })
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const visitor = connect(path)
    visitor.once('connect', () => {
      visitor.destroy()
      resolve(true)
    })
    visitor.once('error', () => resolve(false))
  })
}

function held(server: Server): Lock {
  server.unref()
  return { release: () => new Promise(resolve => server.close(() => resolve())) }
}

function unlessAbsent(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'ENOENT') throw cause
}
