import { config } from 'zod'

// Imported first: zod tries to compile its checks with eval, which the content policy refuses.
config({ jitless: true })
