import { bundle, programs } from './bundle.ts'

// npm run build
await bundle(programs)
