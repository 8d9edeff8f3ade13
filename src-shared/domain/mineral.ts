/** Colours that a person may give to a phase or a status, named after pigments, in the order they are handed out. */
export const MINERALS = [
  'azurite',
  'gamboge',
  'ochre',
  'malachite',
  'indigo',
  'moss',
  'sandal',
  'slate',
] as const

export type Mineral = (typeof MINERALS)[number]
