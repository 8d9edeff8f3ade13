import type { Language } from '../domain/wording'
import type { PlanSet } from '../host/documents/documentSet'
import { must } from './must'
import type { MovingClock } from './movingClock'

const TASK = 'D11-36'

const words = {
  zh: {
    price: '价格',
    waiting: '等平台',
    notes:
      '满 300 减 40 与会员 95 折叠加后，SKU-07、SKU-19 的到手价要重新核。\n平台券池 10 月 15 日 12:00 前必须锁定。',
    link: '核价表 v3',
    first: '平台券额度还没批下来，先把店铺券配好。',
    second: '额度下午两点前有结果，出来马上同步到这里。',
  },
  en: {
    price: 'Price',
    waiting: 'Platform',
    notes:
      'With 40 off 300 stacked on the 5% member discount, SKU-07 and SKU-19 must be priced again.\nThe platform coupon pool has to be locked by 15 Oct 12:00.',
    link: 'Price sheet v3',
    first: 'The platform coupon quota is not approved yet; set up the shop coupons first.',
    second: 'We will know by two o’clock; I will post it here at once.',
  },
} as const

/** A discussion, a note, a link and labels around the task that is in trouble today. */
export async function talk(
  set: PlanSet,
  clock: MovingClock,
  { today, language }: { today: string; language: Language },
): Promise<void> {
  const say = words[language]
  clock.moveTo(today, '09:06')
  await must(set.run('addLabel', { name: say.price, colour: 'ochre', taskId: TASK }))
  await must(set.run('addLabel', { name: say.waiting, colour: 'indigo', taskId: TASK }))
  await must(set.run('editNotes', { taskId: TASK, from: '', to: say.notes }))
  await must(set.run('addLink', { taskId: TASK, url: 'https://example.com/price-sheet', title: say.link }))
  await must(set.run('addComment', { taskId: TASK, text: say.first }))
  clock.moveTo(today, '09:18')
  await must(set.run('addComment', { taskId: TASK, text: say.second }))
  const [item] = set.snapshot().owned.checkItem.get(TASK) ?? []
  if (item !== undefined) await must(set.run('tickCheckItem', { itemId: item, isDone: true }))
}
