/** The few sentences that the main process says itself, when the window cannot. */
const zh = {
  pageGone: '窗口停止了工作。',
  pageGoneMore: '已保存在本机的内容都在。重新载入窗口后可继续。',
  projectFile: '作战室项目',
  courier: '作战室离线包',
  pdf: 'PDF',
  png: 'PNG 图片',
  svg: 'SVG 图形',
  reload: '重新载入',
  quit: '退出',
  notAnswering: '窗口没有响应。',
  notAnsweringMore: '可以再等一会儿，或重新载入窗口；已保存在本机的内容不会丢失。',
  wait: '再等等',
  notSaved: '最后的修改没能保存。',
  notSavedMore: '现在退出会丢失这些修改。',
  stay: '返回',
  quitAnyway: '仍然退出',
  broken: '作战室遇到问题，需要关闭',
  brokenMore: '已保存在本机的内容都在。重新启动后可继续。详情记录在：',
}

const en: typeof zh = {
  pageGone: 'The window stopped working.',
  pageGoneMore: 'Everything saved on this computer is still there. Reload the window to go on.',
  projectFile: 'Warroom project',
  courier: 'Warroom courier file',
  pdf: 'PDF',
  png: 'PNG picture',
  svg: 'SVG drawing',
  reload: 'Reload',
  quit: 'Quit',
  notAnswering: 'The window is not responding.',
  notAnsweringMore: 'Wait a little longer, or reload the window; what is saved on this computer is not lost.',
  wait: 'Wait',
  notSaved: 'The last changes could not be saved.',
  notSavedMore: 'Quitting now loses them.',
  stay: 'Go back',
  quitAnyway: 'Quit anyway',
  broken: 'Warroom has a problem and must close',
  brokenMore:
    'Everything saved on this computer is still there; start the app again to go on. Details are in: ',
}

export type Words = typeof zh

export function wordsFor(language: string): Words {
  return language.toLowerCase().startsWith('zh') ? zh : en
}
