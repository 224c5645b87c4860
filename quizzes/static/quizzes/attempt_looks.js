// Type size, spacing and letters of the text, remembered in this browser. Runs in <head>, so that nothing jumps.
(() => {
  const root = document.documentElement, LOOKS = ["size", "space", "face"]
  const stored = (look) => { try { return localStorage.getItem(`look-${look}`) ?? "" } catch { return "" } }
  const show = (look, value) => { root.dataset[`look${look[0].toUpperCase()}${look.slice(1)}`] = value }
  for (const look of LOOKS) show(look, stored(look))
  document.addEventListener("DOMContentLoaded", () => {
    const tools = document.getElementById("attempt-tools")
    if (!tools) return
    tools.hidden = false
    for (const look of LOOKS) {
      const chosen = tools.querySelector(`[name="look-${look}"][value="${CSS.escape(stored(look))}"]`)
      if (chosen) chosen.checked = true
    }
    tools.addEventListener("change", (event) => {
      const look = event.target.name.replace("look-", "")
      show(look, event.target.value)
      try { localStorage.setItem(`look-${look}`, event.target.value) } catch { /* holds for this page then */ }
    })
  })
})()
