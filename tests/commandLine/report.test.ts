import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { decodeProjectFile } from '#shared/document/projectFile'
import { readProject } from '#shared/document/readProject'
import type { Day } from '#shared/domain/day'
import { isRefusal } from '#shared/domain/refusal'
import { type FlatFigure, figuresOf } from '#shared/insight/figures'
import { retrospective } from '#shared/insight/retrospective'
import { trelloBoard } from '#support/trelloBoard'
import enRetro from '../../src-renderer/locales/en/retro.json'
import zhRetro from '../../src-renderer/locales/zh/retro.json'
import { warroomIn } from './warroom'

const folder = mkdtempSync(join(tmpdir(), 'warroom-report-'))
const at = (name: string) => join(folder, name)
const warroom = warroomIn(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(at('board.json'), JSON.stringify(trelloBoard(60)))

interface ReportOutput {
  readonly name: string
  readonly day: Day
  readonly figures: Readonly<Record<string, FlatFigure>>
}

/** Time goes on between two runs, and with it the hours of what is still open. */
function withoutHours(figures: ReportOutput['figures']): [string, FlatFigure][] {
  return Object.entries(figures).filter(([, figure]) => figure.unit !== 'hours' && figure.unit !== 'percent')
}

function figuresIn(file: string, day: Day) {
  const read = decodeProjectFile(readFileSync(file))
  const content = isRefusal(read) ? read : readProject(read)
  if (isRefusal(content)) throw new Error(content.refused)
  const asked = { calendar: chinaCalendar, now: Date.now(), today: day, zone: 'Asia/Shanghai' }
  return figuresOf(retrospective(content.plan, content.events, asked))
}

describe('the report on the command line', () => {
  it('[CLI-6] is that of the project file, and of the export as if it had been imported', async () => {
    await warroom(['import', 'board.json', '-o', 'board.warroom'])
    const [ofFile, ofExport] = await Promise.all([
      warroom(['report', 'board.warroom', '--json']),
      warroom(['report', 'board.json', '--json']),
    ])
    expect([ofFile.code, ofFile.err, ofExport.code]).toEqual([0, '', 0])
    const told = JSON.parse(ofFile.out) as ReportOutput
    expect(told.name).toBe('双11 备战')
    expect(withoutHours(told.figures)).toEqual(
      withoutHours((JSON.parse(ofExport.out) as ReportOutput).figures),
    )
    expect(withoutHours(told.figures)).toEqual(withoutHours(figuresIn(at('board.warroom'), told.day)))
    expect(told.figures['cycle.median']?.n).toBeGreaterThan(5)
    expect(told.figures.onTimeLaunch).toEqual({ value: null, n: 0, unit: 'percent' })
  })

  it('[CLI-6] names figures, columns and a dash in the person’s language', async () => {
    const [zh, en] = await Promise.all([
      warroom(['report', 'board.json'], 'zh_CN.UTF-8'),
      warroom(['report', 'board.json'], 'C'),
    ])
    expect(zh.out).toContain('「双11 备战」的复盘数字')
    expect(zh.out).toContain('上线准时率: — (n=0)')
    expect(zh.out).toMatch(/待审核 · 工时合计: [\d.]+ 工时 \(n=\d+\)/)
    expect(en.out).toContain('On-time launches: — (n=0)')
    // As the report on the screen calls them.
    expect(zh.out).toContain(`${zhRetro.figure.overdue}: `)
    expect(en.out).toContain(`${enRetro.figure.overdueNow}: `)
    expect(en.out).toMatch(/Cycle time · median: [\d.]+ wd \(n=\d+\)/)
  })

  it('[CLI-6] says what is wrong with a file', async () => {
    writeFileSync(at('cut.warroom'), readFileSync(at('board.warroom')).subarray(0, 400))
    const [cut, none] = await Promise.all([warroom(['report', 'cut.warroom']), warroom(['report'])])
    expect(cut).toEqual({
      code: 2,
      out: '',
      err: 'cut.warroom: The file ends in the middle. Export or download it again.\n',
    })
    expect(none.err).toBe('Say which file; --help shows how.\n')
  })
})
