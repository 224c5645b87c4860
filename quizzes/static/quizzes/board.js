// The board and the projector: N hides the names, the arrows move the phase, and a page nobody looks at asks for nothing.
(() => {
  const root = document.documentElement, NAMES = "board-names-hidden"
  const button = document.getElementById("board-names")
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]")

  function show(hidden) {
    root.toggleAttribute("data-names-hidden", hidden)
    button?.setAttribute("aria-pressed", String(hidden))
  }
  function turn() {
    const hidden = !root.hasAttribute("data-names-hidden")
    show(hidden)
    try { localStorage.setItem(NAMES, hidden ? "yes" : "") } catch { /* holds for this page then */ }
  }
  let kept = ""
  try { kept = localStorage.getItem(NAMES) } catch { /* storage is switched off */ }
  show(kept === "yes")
  if (button) {
    button.hidden = false
    button.addEventListener("click", turn)
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return
    if (event.key.toLowerCase() === "n" && button) return turn()
    if (event.target.closest(".table-scroll")) return // the arrows scroll it
    const step = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
    if (step) {
      event.preventDefault()
      step.click()
    }
  })
  document.addEventListener("htmx:beforeRequest", (event) => {
    const polls = event.detail.elt.matches("#board, #stage")
    if (polls && document.visibilityState !== "visible") event.preventDefault()
  })
  document.addEventListener("visibilitychange", () => {
    const polling = document.querySelector("#board, #stage")
    if (document.visibilityState === "visible" && polling) window.htmx.trigger(polling, "seen")
  })
})()
