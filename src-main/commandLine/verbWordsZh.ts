import { explained, valueWords } from './explained'
import { wordingIn } from '#shared/domain/wording'
import type { Words } from './verbWords'

export const zh: Words = {
  title: (name, output) => `已导入「${name}」，写入 ${output}`,
  counts: c => [
    `列表 ${c.lists}，其中已归档 ${c.listsClosed}`,
    `卡片 ${c.cards}，其中已归档 ${c.cardsClosed}`,
    `卡片上的标签 ${c.labelUses}`,
    `清单 ${c.checklists}，清单项 ${c.checkItems}，其中已勾选 ${c.checkItemsDone}`,
    `成员 ${c.members}，卡片成员 ${c.memberAssignments}`,
    `评论 ${c.comments}`,
    `附件 ${c.attachments}`,
    `截止日期 ${c.due}，标记为完成 ${c.dueComplete}`,
    `移动列表的记录 ${c.listMoves}`,
  ],
  planCame: c => [
    `阶段 ${c.phases}，任务 ${c.tasks}，其中里程碑 ${c.milestones}、子任务 ${c.parts}`,
    `依赖 ${c.dependencies}`,
    `约束、固定日期和截止 ${c.constraints}，已开始 ${c.begun}`,
    `人员 ${c.members}，备注 ${c.notes}`,
    `日历日 ${c.calendarDays}`,
  ],
  leftOut: '没有导入：',
  notConverted: '没有转换：',
  reportOf: (name, day) => `「${name}」的复盘数字，截至 ${day}`,
  converted: (name, output) => `已转换${name ? `「${name}」` : '计划'}，写入 ${output}`,
  ran: (name, isChanged) => (isChanged ? `已执行：${name}` : `${name}：没有需要改的`),
  merged: ({ kind, files, output }) =>
    `已合并 ${files} 个${kind === 'project' ? '项目文件' : '离线包'}，写入 ${output}`,
  verified: v => [
    `${v.kind === 'project' ? '项目文件' : '离线包'}${wordingIn(v.name, 'zh') ? `「${wordingIn(v.name, 'zh')}」` : '（未命名的工作区）'}：完整`,
    ...(v.at === null ? [] : [`${v.from} 存于 ${new Date(v.at).toISOString()}`]),
    ...(v.to === null ? [] : [`给${v.to}，只装对方缺的`]),
    `项目 ${v.projects}${v.tasks === null ? '' : `，任务 ${v.tasks}`}，文档 ${v.documents}，字节 ${v.bytes}`,
  ],
  wrote: files => `已写入 ${files} 个文件：`,
  planCounts: c => [`任务 ${c.tasks}`, `依赖 ${c.dependencies}`, `日历 ${c.calendars}`],
  told: {
    unknownVerb: ({ verb, near }) =>
      `没有 ${verb} 这个命令${near === null ? '' : `（是不是 ${near}？）`}；用 --help 查看全部命令。`,
    unknownFlag: ({ flag }) => `没有 ${flag} 这个参数；用 --help 查看全部参数。`,
    noFile: () => '请说明是哪个文件；用 --help 查看写法。',
    oneFile: ({ file }) => `一次只能给一个文件，多出了 ${file}。`,
    sameFile: () => '输出不能是导入的文件本身；请换一个 -o 输出。',
    noOutput: () => '请说明项目文件写到哪里：-o 输出。',
    noConverted: () => '请说明写到哪里：convert 文件 输出。',
    twoFiles: ({ file }) => `convert 只要一个文件和一个输出，多出了 ${file}。`,
    badFormat: ({ file }) =>
      `不能写成 ${file}：只能写 .xml（MS Project）、.json（计划 JSON）和 .gan（GanttProject）。`,
    sameConverted: () => '输出不能是要转换的文件本身；请换一个输出。',
    badFrom: ({ text }) => `${text} 不是日期，请写成 2026-11-11 或 2026-11-11T09:00 这样。`,
    badCalendar: ({ text }) => `没有 ${text} 这个日历，只有 cn、weekdays 和 none。`,
    noSuchFile: ({ file }) => `没有 ${file} 这个文件。`,
    isFolder: ({ file }) => `${file} 是文件夹，不是文件。`,
    cannotRead: ({ file, code }) => `无法读取 ${file}（${code}）。`,
    outputExists: ({ file }) => `${file} 已存在；换一个名字，或加 --force 覆盖。`,
    cannotWrite: ({ file, code }) => `无法写入 ${file}（${code}）。`,
    badFile: ({ file, why }) => `${file}：${explained('zh', why)}`,
    noJson: ({ command }) =>
      `${command} 还缺少 JSON，例如 '{"taskId":"D11-01"}'；每个操作要写什么见 docs/commands.schema.json。`,
    badAddress: ({ text }) => `${text}：中继地址要以 ws:// 开头，例如 ws://127.0.0.1:4475。`,
    notOfWorkspace: ({ command }) => `${command} 只能用在项目上，请去掉 --workspace。`,
    twoToMerge: () => '请说明合并哪些文件，至少两个：merge 甲 乙 -o 输出。',
    noFolder: () => '请说明备份到哪个文件夹：backup 文件夹。',
    damagedFile: ({ file, why }) => `${file}：${explained('zh', why)}`,
    mergeDiffers: ({ file, first }) => `${file} 和 ${first} 不是同一个项目或工作区的。没有写入任何内容。`,
    mergeLacks: () => '这些文件合在一起，仍接在其中没有的内容后面。没有写入任何内容。',
    noBackups: ({ folder }) => `${folder} 里没有可以恢复的内容。`,
    noCommand: () => "请说明做什么：run 文件 命令 'JSON'，或 run ws://主机:端口 项目 命令 'JSON'。",
    tooMany: ({ text }) => `多出了 ${text}；JSON 要放在一对单引号里。`,
    unknownCommand: ({ command, near }) =>
      `没有 ${command} 这个操作${near === null ? '' : `（是不是 ${near}？）`}；docs/commands.md 列出了全部操作。`,
    programCommand: ({ command }) => `${command} 不能用 JSON 写出；请用 import，或在窗口里复制项目。`,
    notJson: ({ text }) => `${text} 不是 JSON，请写成 '{"taskId":"D11-01","title":"启动会"}' 这样。`,
    missingInput: ({ at, name }) => `${at} 还需要 ${name}。`,
    unknownInput: ({ at, name }) => `${at} 没有 ${name} 这一项。`,
    wrongInput: ({ at, expected }) => `${at} 要写${valueWords('zh', expected)}。`,
    versionTooOld: ({ side, address }) =>
      side === 'app'
        ? `这个应用太旧，${address} 的中继不再支持；请更新应用。没有写入任何内容。`
        : `${address} 的中继太旧，不支持这个应用；请更新中继。没有写入任何内容。`,
    relayUnreachable: ({ address }) => `连不上 ${address}。没有写入任何内容。`,
    connectionLost: ({ address }) => `和 ${address} 的连接中断，不知道改动是否已送达，请到应用里看一下。`,
    severalProjects: ({ project, ids }) => `有多个项目叫「${project}」，请写编号：${ids}。`,
    notInFile: ({ command }) => `项目文件里没有 ${command} 要改的内容；请在窗口里操作，或连上中继执行。`,
    badPerson: ({ text }) => `${text} 不是成员编号。`,
    noSuchPerson: ({ person, near }) =>
      `那里没有编号为 ${person} 的成员；${near.length === 0 ? '还没有任何成员' : `有：${near.join('、')}`}。`,
    noSuchProject: ({ project }) => `那里没有「${project}」这个项目。`,
    commandRefused: ({ why }) => explained('zh', why),
  },
}
