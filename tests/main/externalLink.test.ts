import { expect, it } from 'vitest'
import { linkToOpen } from '../../src-main/externalLink'

it.each([
  'https://example.com/',
  'https://example.com/a?b=c#d',
  'https://例子.中国/路径',
  'mailto:someone@example.com',
])('[SEC-10] opens %s', address => {
  expect(linkToOpen(address)).toBe(new URL(address).href)
})

it.each([
  'http://example.com/',
  'file:///etc/hosts',
  'file://server/share',
  '\\\\server\\share',
  '//example.com',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://example.com/1',
  'vbscript:x',
  'smb://server/share',
  'ftp://example.com/',
  'ssh://example.com/',
  'ms-msdt:/id x',
  'ms-excel:ofe|u|https://example.com/a.xls',
  'search-ms:query=x',
  'tel:110',
  'app://warroom/',
  'warroom://join',
  'shell:startup',
  'C:\\Windows\\System32\\calc.exe',
  '/usr/bin/true',
  'https://user@example.com/',
  'https://example.com@evil.example/',
  'https://user:pass@example.com/',
  'https://',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  '',
  'example.com',
])('[SEC-10] does not open %j', address => {
  expect(linkToOpen(address)).toBeNull()
})
