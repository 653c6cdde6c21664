// Lights the words of the entry that the pointer or the keyboard is on, and
// brings them into view without loading the page anew. The links do the same.
const segments = (id) => document.querySelectorAll(`.seg[data-of~="${CSS.escape(id)}"]`)

function light(entry) {
  for (const seg of document.querySelectorAll('.seg.glow')) seg.classList.remove('glow')
  if (entry) for (const seg of segments(entry.dataset.lights)) seg.classList.add('glow')
}

for (const on of ['pointerover', 'focusin']) {
  document.addEventListener(on, (e) => light(e.target.closest('[data-lights]')))
}

document.addEventListener('click', (e) => {
  const link = e.target.closest('a[data-lights]')
  const [first] = link && !e.ctrlKey && !e.metaKey && !e.shiftKey ? segments(link.dataset.lights) : []
  if (!first) return
  e.preventDefault()
  history.replaceState(null, '', link.href)
  light(link)
  first.scrollIntoView({ block: 'center' })
})
