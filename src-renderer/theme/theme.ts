import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core'

const ink = Array.from({ length: 10 }, (_, step) => `var(--mantine-color-ink-${step})`)

/**
 * Exits take no time. What is still fading out holds its text and may hold the keyboard: the next letters would land
 * in it, and whatever opens meanwhile would hand the keyboard back to it.
 */
const PRESENT_WHILE_OPEN = { duration: 150, exitDuration: 0 } as const

/** Colours and sizes lie in the style sheets beside this file; this names only how components behave. */
export const theme = createTheme({
  primaryColor: 'ink',
  // The one red of the palette for what is gone for good, or much at once.
  variantColorResolver: input =>
    input.color === 'red' && input.variant === 'filled'
      ? {
          background: 'var(--wr-cinnabar-fill)',
          hover: 'var(--wr-cinnabar)',
          color: 'var(--wr-on-cinnabar)',
          border: '1px solid transparent',
        }
      : defaultVariantColorsResolver(input),
  colors: { ink: ink as unknown as MantineColorsTuple },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'var(--wr-text)',
  headings: { fontFamily: 'var(--wr-title)' },
  components: {
    // A button that is busy has the ground of a disabled one, on which the colour of its own label is not seen.
    Button: { defaultProps: { size: 'xs', loaderProps: { color: 'var(--wr-ink3)' } } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    SegmentedControl: { defaultProps: { size: 'xs', withItemsBorders: false } },
    // The page itself never scrolls; locking it would need a style element that the content policy refuses.
    Modal: {
      defaultProps: {
        lockScroll: false,
        transitionProps: { ...PRESENT_WHILE_OPEN, transition: 'fade-down' },
      },
    },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: PRESENT_WHILE_OPEN } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        position: 'bottom-end',
        withinPortal: true,
        transitionProps: { ...PRESENT_WHILE_OPEN, transition: 'fade' },
      },
    },
    Popover: {
      defaultProps: {
        shadow: 'md',
        withinPortal: true,
        transitionProps: { ...PRESENT_WHILE_OPEN, transition: 'fade' },
      },
    },
  },
})
