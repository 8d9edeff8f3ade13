/** What only this computer knows (who sits here, the relay's address, cached summaries). JSON values. */
export interface LocalFacts {
  get(key: string): Promise<unknown>
  put(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  /** All entries whose key begins with `prefix`. */
  all(prefix: string): Promise<readonly (readonly [key: string, value: unknown])[]>
}
