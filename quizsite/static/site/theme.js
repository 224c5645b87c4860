// Light, dark, or as the system says. Runs in <head>, before anything is painted, so that no page flashes.
// The choice is kept under the name the administration pages use too: "theme" = "auto" | "light" | "dark".
(() => {
  const root = document.documentElement
  const stored = () => {
    try { return localStorage.getItem("theme") || "auto" } catch { return "auto" } // storage may be switched off
  }
  const show = (theme) => { root.dataset.theme = theme }
  show(stored())

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("theme-switch")
    if (!form || !CSS.supports("color", "light-dark(#000, #fff)")) return
    form.hidden = false
    const tick = () => { form.elements.theme.value = stored() }
    tick()
    form.addEventListener("change", (event) => {
      show(event.target.value)
      try { localStorage.setItem("theme", event.target.value) } catch { /* holds for this page then */ }
    })
    addEventListener("storage", (event) => {
      if (event.key === "theme") { show(stored()); tick() }
    })
    addEventListener("pageshow", tick) // a browser going back restores the form as it was left
  })
})()
