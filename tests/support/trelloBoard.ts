type Json = Record<string, unknown>

/** A Trello id of the `n`-th second after a beginning. */
export function trelloId(n: number): string {
  return `${(0x66000000 + n).toString(16)}${n.toString(16).padStart(16, '0')}`
}

export function isoOf(n: number): string {
  return new Date((0x66000000 + n) * 1000).toISOString()
}

/** A board with everything that an import knows, `cards` long. The same for the same number. */
export function trelloBoard(cards: number): Json {
  const lists = ['待办', '进行中', '待审核', '已完成'].map((name, n) => ({
    id: trelloId(10 + n),
    name,
    closed: false,
    pos: (n + 1) * 16_384,
  }))
  const labels = ['green', 'red_dark', null].map((color, n) => ({
    id: trelloId(20 + n),
    name: `标签 ${n}`,
    color,
  }))
  const members = ['林', '陈', '赵'].map((fullName, n) => ({
    id: trelloId(30 + n),
    fullName,
    username: `u${n}`,
  }))
  const range = Array.from({ length: cards }, (_, n) => n)
  return {
    id: trelloId(1),
    name: '双11 备战',
    desc: '',
    closed: false,
    lists,
    labels,
    members,
    cards: range.map(n => cardOf(n)),
    checklists: range.filter(n => n % 2 === 0).map(checklistOf),
    actions: range.slice(0, 400).flatMap(actionsOf).slice(0, 999).reverse(),
  }
}

const cardId = (n: number) => trelloId(1_000 + n)

function cardOf(n: number): Json {
  return {
    id: cardId(n),
    idShort: n + 1,
    name: `第 ${n} 张主图`,
    desc: `**卖点** ${n}\n\n- 一\n- 二`,
    closed: n % 9 === 8,
    idList: trelloId(10 + (n % 4)),
    pos: 65_535 + n * 0.5,
    due: n % 3 === 0 ? '2026-11-10T12:00:00.000Z' : null,
    start: n % 6 === 0 ? '2026-11-02T01:00:00.000Z' : null,
    dueComplete: n % 6 === 3,
    idMembers: [30, 31].slice(0, n % 3).map(trelloId),
    idLabels: [trelloId(20 + (n % 3))],
    attachments:
      n % 5 === 0 ? [{ id: trelloId(50_000 + n), url: `https://example.com/${n}`, name: `稿 ${n}` }] : [],
  }
}

function checklistOf(n: number): Json {
  const checkItems = ['核价', '抠图'].map((name, at) => ({
    id: trelloId(100_000 + n * 2 + at),
    name,
    state: at === 0 ? 'complete' : 'incomplete',
    pos: (at + 1) * 17_000,
  }))
  return { id: trelloId(80_000 + n), idCard: cardId(n), name: '上架前', pos: 16_384, checkItems }
}

function actionsOf(n: number): Json[] {
  const who = { idMemberCreator: trelloId(30 + (n % 3)) }
  const card = { id: cardId(n), name: `第 ${n} 张主图` }
  const at = 1_000 + n
  const action = (type: string, [k, later]: readonly [number, number], data: Json) => ({
    id: trelloId(200_000 + n * 4 + k),
    date: isoOf(at + later),
    type,
    data: { card, ...data },
    ...who,
  })
  const made = action('createCard', [0, 0], { list: { id: trelloId(10), name: '待办' } })
  const comment = action('commentCard', [1, 60], { text: `看过了 ${n}` })
  if (n % 4 === 0) return [made, comment]
  const listBefore = { id: trelloId(10), name: '待办' }
  const listAfter = { id: trelloId(10 + (n % 4)), name: '' }
  const old = { idList: listBefore.id }
  return [made, comment, action('updateCard', [2, 3_600], { listBefore, listAfter, old })]
}
