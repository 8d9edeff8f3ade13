import { dayNumber, dayOfNumber } from '#shared/domain/day'
import { calendarMarks } from '#shared/projections/gantt/calendarMarks'
import { AXIS, CHANGED, type MountChart, NAMES, PER_DAY, ROW } from '../chart'
import { type BenchLink, type BenchPlan, calendars, DAYS, FIRST } from '../plan'

interface Row {
  readonly name: string
  from: number
  to: number
  readonly progress: number
  readonly isPhase: boolean
}

const first = dayNumber(FIRST)
const { rests } = calendarMarks(calendars.days, first, first + DAYS)

/** What is possible at all: rows, days, bars, names and lines on one canvas that a native scroller moves. */
export const mount: MountChart = (host, plan, painted) => {
  const { rows, rowOf } = rowsOf(plan)
  const links = linksByRow(plan.links, rowOf)
  const scroller = document.createElement('div')
  scroller.style.cssText = 'position:absolute;inset:0;overflow:auto'
  const inside = document.createElement('div')
  inside.style.width = `${NAMES + DAYS * PER_DAY}px`
  inside.style.height = `${AXIS + rows.length * ROW}px`
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position:sticky;left:0;top:0;display:block'
  inside.append(canvas)
  scroller.append(inside)
  host.append(scroller)
  canvas.width = scroller.clientWidth
  canvas.height = scroller.clientHeight
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new Error('this window can draw no canvas')
  const draw = (): void => {
    paint({ context, rows, links, left: scroller.scrollLeft, top: scroller.scrollTop })
    painted()
  }
  scroller.addEventListener('scroll', draw)
  draw()
  const row = rows[rowOf[CHANGED] ?? 0]
  const from = row?.from ?? 0
  return {
    change(by) {
      if (row === undefined) return
      row.to += from + by - row.from
      row.from = from + by
      requestAnimationFrame(draw)
    },
  }
}

function rowsOf({ tasks }: BenchPlan): { rows: readonly Row[]; rowOf: readonly number[] } {
  const rows: Row[] = []
  let phase = -1
  let head: Row | undefined
  const rowOf = tasks.map(task => {
    const [from, to] = [dayNumber(task.start) - first, dayNumber(task.end) - first]
    if (task.phase !== phase || head === undefined) {
      phase = task.phase
      head = { name: `阶段 ${phase + 1}`, from, to, progress: 0, isPhase: true }
      rows.push(head)
    }
    head.from = Math.min(head.from, from)
    head.to = Math.max(head.to, to)
    return rows.push({ name: task.name, from, to, progress: task.progress, isPhase: false }) - 1
  })
  return { rows, rowOf }
}

type Line = readonly [from: number, to: number]

function linksByRow(links: readonly BenchLink[], rowOf: readonly number[]): ReadonlyMap<number, Line[]> {
  const out = new Map<number, Line[]>()
  for (const { from, to } of links) {
    const line: Line = [rowOf[from] ?? 0, rowOf[to] ?? 0]
    for (const row of line) {
      const list = out.get(row)
      if (list === undefined) out.set(row, [line])
      else list.push(line)
    }
  }
  return out
}

interface Sheet {
  readonly context: CanvasRenderingContext2D
  readonly rows: readonly Row[]
  readonly links: ReadonlyMap<number, readonly Line[]>
  readonly left: number
  readonly top: number
}

function paint(sheet: Sheet): void {
  const { context, left, top } = sheet
  const { width, height } = context.canvas
  const seen = {
    first: Math.floor(top / ROW),
    last: Math.floor((top + height - AXIS) / ROW),
    x: (day: number) => NAMES + day * PER_DAY - left,
    y: (row: number) => AXIS + row * ROW - top,
  }
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.font = '12px sans-serif'
  context.textBaseline = 'middle'
  paintGround(sheet, seen)
  paintLines(sheet, seen)
  paintBars(sheet, seen)
  paintNames(sheet, seen)
  paintDays(sheet, seen)
}

interface Seen {
  readonly first: number
  readonly last: number
  x(day: number): number
  y(row: number): number
}

function paintGround({ context }: Sheet, { first: top, last, x, y }: Seen): void {
  const { width, height } = context.canvas
  context.fillStyle = '#eef0f4'
  for (const rest of rests) {
    context.fillRect(x(rest.first - first), AXIS, (rest.last + 1 - rest.first) * PER_DAY, height)
  }
  context.strokeStyle = '#dde'
  context.beginPath()
  for (let day = 0; day < DAYS; day += 7) {
    context.moveTo(x(day) + 0.5, AXIS)
    context.lineTo(x(day) + 0.5, height)
  }
  for (let row = top; row <= last; row++) {
    context.moveTo(0, y(row + 1) - 0.5)
    context.lineTo(width, y(row + 1) - 0.5)
  }
  context.stroke()
}

function paintLines({ context, rows, links }: Sheet, { first: top, last, x, y }: Seen): void {
  context.strokeStyle = '#888'
  context.beginPath()
  const lines = new Set<Line>()
  for (let row = top; row <= last; row++) for (const line of links.get(row) ?? []) lines.add(line)
  for (const [from, to] of lines) {
    const [end, begin] = [x(rows[from]?.to ?? 0), x(rows[to]?.from ?? 0)]
    context.moveTo(end, y(from) + ROW / 2)
    context.lineTo(end + 6, y(from) + ROW / 2)
    context.lineTo(end + 6, y(to) + ROW / 2)
    context.lineTo(begin, y(to) + ROW / 2)
    context.lineTo(begin - 5, y(to) + ROW / 2 - 3)
    context.lineTo(begin - 5, y(to) + ROW / 2 + 3)
    context.lineTo(begin, y(to) + ROW / 2)
  }
  context.stroke()
}

function paintBars({ context, rows }: Sheet, { first: top, last, x, y }: Seen): void {
  for (const [at, { from, to, progress, isPhase }] of rows.slice(top, last + 1).entries()) {
    const [left, width, above] = [x(from), (to - from) * PER_DAY, y(top + at) + 6]
    context.fillStyle = isPhase ? '#667' : '#9bd'
    context.fillRect(left, above, width, ROW - 12)
    context.fillStyle = '#47a'
    context.fillRect(left, above, width * progress, ROW - 12)
  }
}

function paintNames({ context, rows }: Sheet, { first: top, last, y }: Seen): void {
  context.fillStyle = '#fff'
  context.fillRect(0, AXIS, NAMES, context.canvas.height)
  context.fillStyle = '#222'
  for (const [at, { name, isPhase }] of rows.slice(top, last + 1).entries()) {
    context.fillText(name, isPhase ? 8 : 24, y(top + at) + ROW / 2)
  }
}

function paintDays({ context }: Sheet, { x }: Seen): void {
  context.fillStyle = '#f6f6f6'
  context.fillRect(0, 0, context.canvas.width, AXIS)
  context.fillStyle = '#444'
  for (let day = 0; day < DAYS; day++) {
    const at = x(day)
    if (at < NAMES || at > context.canvas.width) continue
    const date = dayOfNumber(first + day)
    context.fillText(date.slice(8), at + 3, 32)
    if (date.endsWith('-01')) context.fillText(date.slice(0, 7), at + 3, 12)
  }
}
