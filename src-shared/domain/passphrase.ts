import { type Refusal, refuse } from './refusal'

/** Whoever gets hold of a file may try as many as they like: shorter ones are found in days. */
const LEAST_PASSPHRASE = 10
export const MOST_PASSPHRASE = 200

/** Why two typed passphrases can't close a file; null when they can. */
export function refusePassphrase(typed: string, again: string): Refusal | null {
  if ([...typed].length < LEAST_PASSPHRASE) return refuse('passphraseShort', { least: LEAST_PASSPHRASE })
  return typed === again ? null : refuse('passphraseDiffers')
}
