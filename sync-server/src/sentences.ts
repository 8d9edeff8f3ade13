import type { FlagRefusal } from './flags'
import type { Facts } from './log'

export type StartRefusal =
  | FlagRefusal
  | { readonly refused: 'portInUse'; readonly address: string }
  | { readonly refused: 'badAddress'; readonly address: string; readonly code: string }
  | { readonly refused: 'badFolder'; readonly folder: string; readonly code: string }
  | { readonly refused: 'locked'; readonly folder: string }

export interface Sentences {
  readonly help: string
  readonly started: (addresses: string, folder: string) => string
  readonly stopping: string
  readonly refusal: (refusal: StartRefusal) => string
  /** For an event of the log that asks for somebody's hand; null for any other. */
  readonly event: (event: string, facts: Facts) => string | null
}

const english: Sentences = {
  help: `warroom-relay --open --data DIR [--port 4100] [--host 127.0.0.1]

Carries edits between the computers of a team that uses Warroom, and keeps them.

  --data DIR      where edits are kept; made if it is not there
  --open          admit anybody who reaches this relay
  --port N        4100 unless given; 0 lets the system choose
  --host HOST     127.0.0.1 unless given: only this computer. 0.0.0.0: every network it is in
  --origin URL    also admit web pages of this origin, e.g. http://localhost:5173; can be repeated
  --json-log      one JSON object for each line of the log (on stderr)
  --help          this text

GET /health tells how many rooms and connections there are. Ctrl+C stores what is left and ends.
`,
  started: (addresses, folder) =>
    `Warroom relay: type ${addresses} into the app; edits are kept in ${folder}`,
  stopping: 'Warroom relay: everything is stored, bye.',
  refusal(refusal) {
    switch (refusal.refused) {
      case 'notOpen':
        return 'This relay can not yet admit people by key, which comes later; add --open to admit anybody who reaches it.'
      case 'noData':
        return 'Say where edits shall be kept: --data DIR.'
      case 'unknownFlag':
        return `There is no flag ${refusal.flag}; --help shows those there are.`
      case 'noValue':
        return `${refusal.flag} needs a value; --help shows which.`
      case 'badPort':
        return `${refusal.value} is no port: give a number from 0 to 65535.`
      case 'badOrigin':
        return `${refusal.value} is no origin: give it like http://localhost:5173, without a path.`
      case 'portInUse':
        return `Another program already listens on ${refusal.address}; stop it or give another --port.`
      case 'badAddress':
        return `This computer can not listen on ${refusal.address} (${refusal.code}); give another --host or --port.`
      case 'badFolder':
        return `Edits can not be kept in ${refusal.folder} (${refusal.code}); give a --data folder that can be written.`
      case 'locked':
        return `Another relay is already using ${refusal.folder}; stop it or give another --data folder.`
    }
  },
  event(event, { tooOld, app, relay }) {
    if (event !== 'versions refused') return null
    const versions = `it speaks versions ${app}, this relay ${relay}`
    return tooOld === 'app'
      ? `An app is too old for this relay (${versions}): update the app on that computer.`
      : `An app is too new for this relay (${versions}): update this relay.`
  },
}

const chinese: Sentences = {
  help: `warroom-relay --open --data 目录 [--port 4100] [--host 127.0.0.1]

在使用作战室的团队成员的电脑之间传递修改，并保存这些修改。

  --data 目录     修改保存在哪里；没有就新建
  --open          允许任何能连上本中继的人加入
  --port N        端口，默认 4100；0 表示由系统选择
  --host 主机     默认 127.0.0.1，只限本机；0.0.0.0 表示本机所在的所有网络
  --origin 网址   也允许这个来源的网页连接，例如 http://localhost:5173；可重复
  --json-log      日志每行一个 JSON 对象（输出到 stderr）
  --help          显示本说明

GET /health 返回房间数和连接数。按 Ctrl+C 会先存好剩余内容再结束。
`,
  started: (addresses, folder) => `作战室中继已启动：在应用里输入 ${addresses}；修改保存在 ${folder}`,
  stopping: '作战室中继：内容都已保存，再见。',
  refusal(refusal) {
    switch (refusal.refused) {
      case 'notOpen':
        return '按密钥准入的功能以后才有；要让任何能连上的人加入，请加上 --open。'
      case 'noData':
        return '请说明修改保存在哪里：--data 目录。'
      case 'unknownFlag':
        return `没有 ${refusal.flag} 这个参数；用 --help 查看全部参数。`
      case 'noValue':
        return `${refusal.flag} 后面要有值；用 --help 查看说明。`
      case 'badPort':
        return `${refusal.value} 不是端口：请给 0 到 65535 之间的数字。`
      case 'badOrigin':
        return `${refusal.value} 不是来源：请写成 http://localhost:5173 这样，不带路径。`
      case 'portInUse':
        return `${refusal.address} 已被别的程序占用；请停掉它，或换一个 --port。`
      case 'badAddress':
        return `本机不能在 ${refusal.address} 上监听（${refusal.code}）；请换一个 --host 或 --port。`
      case 'badFolder':
        return `修改不能保存在 ${refusal.folder}（${refusal.code}）；请用 --data 给一个可写的目录。`
      case 'locked':
        return `另一个中继正在使用 ${refusal.folder}；请停掉它，或换一个 --data 目录。`
    }
  },
  event(event, { tooOld, app, relay }) {
    if (event !== 'versions refused') return null
    const versions = `应用支持的协议版本是 ${app}，本中继是 ${relay}`
    return tooOld === 'app'
      ? `有一台电脑上的应用太旧，无法连接本中继（${versions}）：请更新那台电脑上的应用。`
      : `有一台电脑上的应用比本中继新，无法连接（${versions}）：请更新本中继。`
  },
}

/** By the same variables, in the same order, as other programs on a command line. */
export function sentencesFor(env: Readonly<Record<string, string | undefined>>): Sentences {
  const language = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return language.toLowerCase().startsWith('zh') ? chinese : english
}
