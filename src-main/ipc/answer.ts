import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { Answer, Argument, Channel } from '#shared/contracts/ipc'
import { APP_ORIGIN } from '#shared/contracts/ipc'
import { schemas } from './schemas'

export type Answers = {
  readonly [C in Channel]: (argument: Argument<C>) => Answer<C> | Promise<Answer<C>>
}

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>

/** Only the page itself is answered: no frame inside it, and no other address in its place. */
export function isOurPage({ senderFrame }: Sender): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === APP_ORIGIN
}

function listen<C extends Channel>(ipc: Pick<IpcMain, 'handle'>, channel: C, reply: Answers[C]): void {
  ipc.handle(channel, (event, argument: unknown) => {
    if (!isOurPage(event)) throw new Error(`ipc: ${channel} was asked from outside the app`)
    const read = schemas[channel].safeParse(argument)
    if (!read.success) throw new Error(`ipc: ${channel} was asked with a wrong argument`)
    return reply(read.data)
  })
}

/** The only place that listens to the window. */
export function answerWindow(ipc: Pick<IpcMain, 'handle'>, answers: Answers): void {
  for (const channel of Object.keys(answers) as Channel[]) listen(ipc, channel, answers[channel])
}
