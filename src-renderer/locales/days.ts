import type { ClockTime } from '#shared/domain/clockTime'
import { type Day, weekday, yearOf } from '#shared/domain/day'
import type { Language } from '#shared/domain/wording'

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

function parts(day: Day): { month: number; date: number } {
  return { month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

function monthWord(day: Day): string {
  return months[parts(day).month - 1] ?? ''
}

function weekdayWord(day: Day, language: Language): string {
  return weekdayName(weekday(day), language)
}

/** From 1 for Monday. */
export function weekdayName(number: number, language: Language): string {
  return weekdays[language][number - 1] ?? ''
}

/** 11月11日 周三 · Wed 11 Nov */
export function longDay(day: Day, language: Language): string {
  const { month, date } = parts(day)
  if (language === 'zh') return `${month}月${date}日 ${weekdayWord(day, language)}`
  return `${weekdayWord(day, language)} ${date} ${monthWord(day)}`
}

/** 11月 · Nov */
export function monthName(day: Day, language: Language): string {
  return language === 'zh' ? `${parts(day).month}月` : monthWord(day)
}

/** 2026年11月11日 周三 · Wed 11 Nov 2026 */
export function fullDay(day: Day, language: Language): string {
  const year = yearOf(day)
  return language === 'zh' ? `${year}年${longDay(day, language)}` : `${longDay(day, language)} ${year}`
}

/** 10月19日 · 19 Oct */
export function shortDay(day: Day, language: Language): string {
  const { month, date } = parts(day)
  return language === 'zh' ? `${month}月${date}日` : `${date} ${monthWord(day)}`
}

/** 10月19–21日 · 19–21 Oct; one day when both are the same. */
export function dayRange(from: Day, to: Day, language: Language): string {
  if (from === to) return shortDay(from, language)
  const isSameMonth = from.slice(0, 7) === to.slice(0, 7)
  if (language === 'zh') {
    const end = isSameMonth ? `${parts(to).date}日` : shortDay(to, language)
    return isSameMonth
      ? `${parts(from).month}月${parts(from).date}–${end}`
      : `${shortDay(from, language)}–${end}`
  }
  return isSameMonth
    ? `${parts(from).date}–${shortDay(to, language)}`
    : `${shortDay(from, language)} – ${shortDay(to, language)}`
}

interface Ends<T> {
  readonly start: T
  readonly finish: T
}

/** 10月19日 14:00–16:00 · 19 Oct 14:00–16:00; 10月19日 14:00 – 10月20日 11:00. Days alone where times are missing. */
export function timedRange(
  { start, finish }: Ends<Day>,
  times: Ends<ClockTime | null>,
  language: Language,
): string {
  if (times.start === null || times.finish === null) return dayRange(start, finish, language)
  const from = `${shortDay(start, language)} ${times.start}`
  return start === finish
    ? `${from}–${times.finish}`
    : `${from} – ${shortDay(finish, language)} ${times.finish}`
}

/** 10-24: for tables and axes, the same in both languages. */
export function tableDay(day: Day): string {
  return day.slice(5)
}

/** 10-24 – 10-26, one day alone; 10-24 14:00–16:00, 10-24 14:00 – 10-26 11:00, or 10-24 20:00 for a point. */
export function tableRange({ start, finish }: Ends<Day>, times: Ends<ClockTime | null>): string {
  const [from, to] = [tableDay(start), tableDay(finish)]
  if (times.start === null || times.finish === null) return start === finish ? from : `${from} – ${to}`
  if (start !== finish) return `${from} ${times.start} – ${to} ${times.finish}`
  return times.start === times.finish ? `${from} ${times.start}` : `${from} ${times.start}–${times.finish}`
}

/** 17:35, in the person's own zone. */
export function clockWord(at: number): string {
  const moment = new Date(at)
  return [moment.getHours(), moment.getMinutes()].map(part => String(part).padStart(2, '0')).join(':')
}

/** 10月24日 17:35 · 24 Oct 17:35, in the person's own zone; with its year when that is not the year of `today`. */
export function momentWord(at: number, language: Language, today: Day): string {
  const moment = new Date(at)
  const [year, month, date] = [moment.getFullYear(), moment.getMonth(), moment.getDate()]
  const isThisYear = String(year) === today.slice(0, 4)
  const day = language === 'zh' ? `${month + 1}月${date}日` : `${date} ${months[month]}`
  const dated = language === 'zh' ? `${year}年${day}` : `${day} ${year}`
  return `${isThisYear ? day : dated} ${clockWord(at)}`
}
