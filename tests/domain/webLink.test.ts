import { describe, expect, it } from 'vitest'
import { parseWebLink } from '#shared/domain/webLink'

describe('addresses that may be opened', () => {
  it.each([
    ['https://example.com', 'https://example.com'],
    ['  HTTP://Example.com/a?b#c ', 'HTTP://Example.com/a?b#c'],
    ['example.com/path', 'https://example.com/path'],
    ['天猫.中国', 'https://天猫.中国'],
    ['localhost.test:8080', 'https://localhost.test:8080'],
    ['mailto:lin@example.com?subject=hi', 'mailto:lin@example.com?subject=hi'],
  ])('[CMD-16] %s is %s', (typed, address) => {
    expect(parseWebLink(typed)).toBe(address)
  })

  it.each([
    '',
    ' ',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'smb://server/share',
    '\\\\server\\share',
    'C:\\Windows\\system32\\calc.exe',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'ms-settings:',
    'tel:1',
    'ftp://example.com',
    'blob:https://example.com/x',
    'https:',
    'https://',
    'http:///path',
    'https://exa mple.com',
    'https://example.com/\u202egpj.exe',
    'https://example.com/\u0000',
    'mailto:',
    'word',
    `https://example.com/${'x'.repeat(2_000)}`,
    `example.com/${'x'.repeat(1_985)}`,
  ])('[CMD-16] %j is none', typed => {
    expect(parseWebLink(typed)).toBeNull()
  })
})
