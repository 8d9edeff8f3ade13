import type { Language } from '../../domain/wording'
import type { RetroList } from '../../model/retroCard'

interface Words {
  readonly project: string
  readonly back: readonly string[]
  readonly blocked: readonly string[]
  readonly late: readonly string[]
  readonly again: string
  readonly cancelled: string
}

export const words618: Readonly<Record<Language, Words>> = {
  zh: {
    project: '618 大促',
    back: [
      '价格露出位置不对，退回改一版。',
      '主图文字超过平台字数，请改。',
      '利益点和货盘不一致，先对一遍。',
    ],
    blocked: ['供应商样品还没到，先停一下。', '平台后台在维护，配置进不去。', '等财务确认预算口径。'],
    late: ['前面的环节晚了，往后挪。', '人手不够，和大家说过了，往后挪。'],
    again: '上线后发现有漏项，重新打开。',
    cancelled: '平台取消了这个资源位，不做了。',
  },
  en: {
    project: '618 campaign',
    back: [
      'The price sits in the wrong place; please change it.',
      'The main image carries more text than the platform allows.',
      'Benefits and assortment do not agree; check them first.',
    ],
    blocked: [
      'The supplier’s samples have not arrived; on hold.',
      'The platform’s back office is down; no set-up possible.',
      'Waiting for Finance to confirm the budget.',
    ],
    late: ['The step before is late; moved back.', 'Not enough hands; told everybody, moved back.'],
    again: 'Something was missing after it went live; opened again.',
    cancelled: 'The platform dropped this slot; given up.',
  },
}

export interface Line {
  readonly list: RetroList
  readonly personId: string
  readonly text: Readonly<Record<Language, string>>
  /** Of an action that becomes a task. */
  readonly task?: { readonly personId: string; readonly due: string }
}

export const lines618: readonly Line[] = [
  {
    list: 'keep',
    personId: 'chen',
    text: { zh: '每天 9:30 十五分钟站会，只说卡点', en: 'Fifteen minutes at 9:30, blockers only' },
  },
  {
    list: 'keep',
    personId: 'lu',
    text: { zh: 'KV 先出两版再细化', en: 'Two rough key visuals before the fine work' },
  },
  {
    list: 'keep',
    personId: 'sun',
    text: { zh: '上线前双人核价', en: 'Two people check every price before launch' },
  },
  {
    list: 'stop',
    personId: 'he',
    text: { zh: '审核意见不再发在群里', en: 'No more review comments in the group chat' },
  },
  {
    list: 'stop',
    personId: 'liu',
    text: { zh: '开售前一天还改包裹卡', en: 'Changing parcel cards the day before opening' },
  },
  {
    list: 'start',
    personId: 'wu',
    text: {
      zh: '设计审核要有备选人，超过一天自动转',
      en: 'A stand-in for design reviews that wait over a day',
    },
  },
  {
    list: 'start',
    personId: 'tou',
    text: { zh: '投放素材提前三个工作日入库', en: 'Ad assets ready three working days ahead' },
  },
  {
    list: 'action',
    personId: 'lin',
    text: { zh: '给设计审核加备选签字人', en: 'Name a stand-in for design reviews' },
    task: { personId: 'he', due: '2026-10-16' },
  },
  {
    list: 'action',
    personId: 'lin',
    text: {
      zh: '入仓按两班排，预约提前 2 个工作日',
      en: 'Two inbound shifts, booked 2 working days earlier',
    },
    task: { personId: 'liu', due: '2026-10-23' },
  },
  {
    list: 'action',
    personId: 'lin',
    text: { zh: '把平台后台维护时间写进节奏表', en: 'Put the platform’s maintenance hours into the plan' },
  },
]
