import { createRoot } from 'react-dom/client'
import type { StartFacts } from '#shared/contracts/ipc'

function Start({ facts }: { readonly facts: StartFacts }) {
  return (
    <main data-ready data-language={facts.language}>
      {facts.version}
    </main>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Start facts={await window.warroom.startFacts()} />)
