/** Ids, counts and closed words only: the type leaves no room for what people wrote. */
type LogFacts = Readonly<Record<string, number | boolean | LogWord>>
export type LogWord = string & { readonly logWord: unique symbol }

export interface Log {
  note(what: string, facts?: LogFacts): void
  fault(what: string, fault: unknown): void
}

/** For ids and names from closed lists; never for text that somebody typed. */
export function word(text: string): LogWord {
  return text as LogWord
}
