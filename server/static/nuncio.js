// Lights the words of the entry that the pointer or the keyboard is on. The
// links do the same without it.
for (const on of ['pointerover', 'focusin']) {
  document.addEventListener(on, (e) => light(e.target.closest('[data-lights]')))
}
function light(entry) {
  for (const seg of document.querySelectorAll('.seg.glow')) seg.classList.remove('glow')
  const id = entry && entry.dataset.lights
  if (!id) return
  for (const seg of document.querySelectorAll(`.seg[data-of~="${CSS.escape(id)}"]`)) seg.classList.add('glow')
}
