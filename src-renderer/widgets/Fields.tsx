import { createTheme, MantineThemeProvider } from '@mantine/core'
import type { ReactNode } from 'react'

function themeOf(areLocked: boolean) {
  const text = { defaultProps: { readOnly: areLocked } }
  const choice = { defaultProps: { disabled: areLocked } }
  return createTheme({
    components: {
      TextInput: text,
      Textarea: text,
      NumberInput: text,
      Select: text,
      MultiSelect: text,
      SegmentedControl: text,
      NativeSelect: choice,
      Checkbox: choice,
    },
  })
}

const locked = themeOf(true)
const open = themeOf(false)

/** Fields that are locked are read and copied, and take no change. The innermost of these around a field counts. */
export function Fields({ areLocked = false, children }: { areLocked?: boolean; children: ReactNode }) {
  return <MantineThemeProvider theme={areLocked ? locked : open}>{children}</MantineThemeProvider>
}
