import type { Language } from '#shared/domain/wording'

export const helpText: Readonly<Record<Language, string>> = {
  zh: `warroom import 文件 -o 输出 [--json] [--force]
warroom report 文件 [--json]
warroom schedule 文件 [--json] [--from 日期] [--calendar cn|weekdays|none]
warroom convert 文件 输出 [--json] [--force]
warroom run 文件 命令 'JSON' [--json] [--as 成员] [--workspace]
warroom run ws://主机:端口[/名称] 项目 命令 'JSON'
warroom merge 甲 乙 … -o 输出 [--json] [--force]
warroom verify 文件 [--json]
warroom backup 文件夹 [--profile 文件夹] [--json] [--force]
warroom restore 文件 [-o 文件夹] [--json] [--force]

不打开窗口，在命令行里使用作战室。

  import 文件      读取 Trello 看板的 JSON 导出文件，或计划（MS Project XML、GanttProject、计划 JSON），写成一个项目文件，并列出导入了什么
    -o 输出        项目文件写到哪里，例如 双11.warroom
    --json         以一个 JSON 对象列出
    --force        输出位置已有别的文件时也覆盖
  report 文件      打印项目文件（或 Trello 导出文件）的复盘数字，每个数字都带样本数 n
    --json         以一个 JSON 对象列出
  schedule 文件    计算计划（计划 JSON、MS Project XML、GanttProject、Trello）里每项任务的最早、最晚日期、浮动和关键任务
    --json         以一个 JSON 对象列出
    --from 日期    从这一天（或 2026-11-11T09:00）开始排
    --calendar 名称 用哪个日历：cn 中国法定节假日，weekdays 周一至周五，none 不休息
  convert 文件 输出 把计划写成另一种格式，由输出的扩展名决定：.xml MS Project，.json 计划 JSON，.gan GanttProject，并列出没有写进去的
    --json         以一个 JSON 对象列出
    --force        输出位置已有别的文件时也覆盖
  run              执行一个操作：在项目文件上，或作为同事连上中继；全部操作见 docs/commands.md。操作被拒绝时退出码为 3
    --json         以一个 JSON 对象说明结果（包括拒绝），带上新建内容的编号
    --as 成员      记在哪位成员（编号）名下
    --workspace    项目和工作区都有的操作（如日历日），改工作区的
  merge 甲 乙 …    把同一个项目的项目文件，或同一个工作区的离线包，合并成一个；两边改了同一处，没留下的值记在「合并审阅」里
    -o 输出        写到哪里；已有文件时要加 --force
  verify 文件      读一遍项目文件或离线包，说明是什么、是否完整、有多少内容；损坏时退出码为 3
  backup 文件夹    把这台电脑上每个工作区最新的还原点存成离线包；应用开着也可以
    --profile 文件夹 应用的数据文件夹，不写就是默认的
  restore 文件     把离线包（或还原点文件夹）里的每个项目存成项目文件
    -o 文件夹      写到哪个文件夹，不写就是当前文件夹
  （加了密码的离线包：把密码写在环境变量 WARROOM_PASSPHRASE 里）
  --verbose        把过程中的记录也打印出来（到标准错误）
  --help           显示本说明
`,
  en: `warroom import FILE -o OUT [--json] [--force]
warroom report FILE [--json]
warroom schedule FILE [--json] [--from DATE] [--calendar cn|weekdays|none]
warroom convert IN OUT [--json] [--force]
warroom run FILE COMMAND 'JSON' [--json] [--as PERSON] [--workspace]
warroom run ws://HOST:PORT[/NAME] PROJECT COMMAND 'JSON'
warroom merge A B … -o OUT [--json] [--force]
warroom verify FILE [--json]
warroom backup DIR [--profile FOLDER] [--json] [--force]
warroom restore FILE [-o DIR] [--json] [--force]

Warroom on the command line, without a window.

  import FILE      reads the JSON export of a Trello board, or a plan (MS Project XML, GanttProject, plan JSON), writes a project file and tells what came
    -o OUT         where the project file goes, e.g. spring.warroom
    --json         tells it as one JSON object
    --force        overwrite OUT also when it is another kind of file
  report FILE      prints the retrospective's figures of a project file (or a Trello export), each with its n
    --json         as one JSON object
  schedule FILE    early and late dates, slack and critical tasks of a plan (plan JSON, MS Project XML, GanttProject, Trello)
    --json         as one JSON object
    --from DATE    plan from this day (or 2026-11-11T09:00) on
    --calendar NAME cn: China's public holidays; weekdays: Monday to Friday; none: around the clock
  convert IN OUT   writes a plan of any kind as OUT's extension says (.xml: MS Project, .json: plan JSON, .gan: GanttProject) and tells what is left out
    --json         tells it as one JSON object
    --force        overwrite OUT also when it is another kind of file
  run              one command of docs/commands.md, on a project file or as a colleague of a relay; a refusal ends with 3
    --json         tells the outcome, also a refusal, as one JSON object, with the ids of what was made
    --as PERSON    the id of the person who is told to have done it
    --workspace    of commands that both know (calendar days), the workspace's
  merge A B …      project files of one project, or courier files of one workspace, as one; values that lost are in the merge review
    -o OUT         where it goes; a file that is there needs --force
  verify FILE      reads a project file or a courier file and tells what it is, whether it is whole and what it holds; 3 when it is damaged
  backup DIR       the newest restore point of each workspace on this computer as a courier file, also while the app runs
    --profile FOLDER the app's data, where it is not the usual folder
  restore FILE     each project of a courier file, or of a folder of restore points, as a project file
    -o DIR         where they go; this folder when it is not said
  (a courier file with a passphrase: put it into the environment variable WARROOM_PASSPHRASE)
  --verbose        prints notes on the way, too (to standard error)
  --help           this text
`,
}
