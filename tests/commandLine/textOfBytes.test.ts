import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#shared/domain/refusal'
import { textOfBytes } from '#shared/interchange/textOfBytes'

const told = (bytes: Uint8Array) => {
  const text = textOfBytes(bytes, TextDecoder)
  return isRefusal(text) ? [text.refused, ...Object.values(text.facts ?? {})].join(' ') : text
}
const declared = (encoding: string, rest: Uint8Array) =>
  Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a>`), rest, Buffer.from('</a>')])
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('the bytes of a plan’s file', () => {
  it('[CLI-9] UTF-8, UTF-16 of either order, and an encoding that the XML names are read', () => {
    const plan = '<a>主图</a>'
    expect(told(Buffer.from(`\ufeff${plan}`))).toBe(plan)
    expect(told(Buffer.from(`\ufeff${plan}`, 'utf16le'))).toBe(plan)
    expect(told(swapped(`\ufeff${plan}`))).toBe(plan)
    expect(told(Buffer.from(plan, 'utf16le'))).toBe(plan)
    const gbk = Buffer.from([0xd6, 0xf7, 0xcd, 0xbc])
    expect(told(declared('GB2312', gbk))).toContain('<a>主图</a>')
    expect(told(declared('gb18030', gbk))).toContain('<a>主图</a>')
    expect(told(declared('windows-1252', Buffer.from([0xe4])))).toContain('<a>ä</a>')
    expect(told(declared('UTF-16', Buffer.from('主图')))).toContain('<a>主图</a>')
  })

  it('[CLI-9] bytes that fit no told encoding are refused and never replaced', () => {
    expect(told(Buffer.from([0x3c, 0xe4, 0x3e]))).toBe('fileNotUtf8')
    expect(told(declared('UTF-8', Buffer.from([0xe4])))).toBe('fileNotUtf8')
    expect(told(declared('gb18030', Buffer.from([0xd6, 0x20, 0xff])))).toBe('fileEncoding gb18030')
    expect(told(declared('klingon', Buffer.from('x')))).toBe('fileEncoding klingon')
    expect(told(Buffer.from([0xff, 0xfe, 0x00, 0xd8]))).toBe('fileEncoding UTF-16')
  })

  it('[CLI-9] an archive is told by its first bytes and not unpacked', () => {
    expect(told(gzipSync('<Project/>'))).toBe('fileIsArchive')
    expect(told(Buffer.from('PK\u0003\u0004rest'))).toBe('fileIsArchive')
    expect(told(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('fileIsMpp')
    expect(told(Buffer.from('PK'))).toBe('PK')
  })
})
