import type { StatusCategory } from '../../model/status'

/** In this order: a name says what is to come before it says what it is about (待上线, ready for review). */
const words: readonly (readonly [StatusCategory, RegExp])[] = [
  [
    'dropped',
    /取消|作废|放弃|废弃|不做|\b(cancel\w*|won['’]?t (do|fix)|dropped|rejected|abandoned|discarded)\b/i,
  ],
  [
    'todo',
    /未开始|未完成|待完成|待办|待做|待处理|需求池|\b(to[ -]?do|to be done|not (yet )?(done|started)|unfinished|incomplete|backlog)\b/i,
  ],
  [
    'waiting',
    /待审|审核|审批|评审|待确认|待验收|验收中|待测|测试中|待上线|待发布|等待|等回复|阻塞|卡住|暂停|挂起|搁置|\b(review\w*|approval|blocked|waiting|(on )?hold|pending|qa|testing|verify|stuck|paused|ready (for|to)\b.*)\b/i,
  ],
  [
    'done',
    /完成|已结束|完结|已上线|上线|已发布|已验收|已归档|已关闭|搞定|\b(done|completed?|closed|finished|shipped|released|live|launched|resolved|archived?)\b/i,
  ],
  [
    'doing',
    /进行|处理中|开发中|设计中|制作中|拍摄中|正在|执行中|\b(doing|in[ -]?progress|wip|in work|ongoing|working on|active|started|in dev\w*|current sprint|now)\b/i,
  ],
]

/** What a list's name says about the work in it, in Chinese or English; a person confirms it. */
export function proposeCategory(name: string): StatusCategory {
  return words.find(([, pattern]) => pattern.test(name))?.[0] ?? 'todo'
}
