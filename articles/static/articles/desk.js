// The claim desk: single keys press the buttons that carry them, links stay on the page, a tap on a mark takes its
// claim in hand. Everything here also works without, by ordinary links and forms.
(() => {
  const KEYS_OFF = "desk-keys-off"
  // Where the hand goes next: the choice of a form without words to mark, the way on, the button that decides.
  const FIRST = ".claim-form [name='left_words'], .claim-form:not([data-picker]) select, .claim-finished a, .claim [data-key='a'], .claim [data-key='j']"
  const desk = () => document.getElementById("desk")
  const keysOn = () => { try { return localStorage.getItem(KEYS_OFF) === null } catch { return true } }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return
    const escape = event.key === "Escape"
    if (!escape && (!keysOn() || event.target.closest("input, select, textarea"))) return
    const button = desk()?.querySelector(`[data-key="${CSS.escape(event.key)}"]:not([disabled])`)
    if (!button) return
    event.preventDefault()
    // While an answer is on its way, a key would decide on a claim nobody has seen yet.
    if (!document.querySelector("#desk.htmx-request, #desk .htmx-request")) button.click()
  })

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#desk a[data-in]")
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      fetchDesk(link.href)
    }
    const mark = event.target.closest("#desk .desk-text mark[data-c]")
    if (mark && !mark.closest("[data-picking]")) claimLink(mark.dataset.c)?.click()
  })

  // A claim outside the choice has no link in the list: then the tap does nothing.
  const claimLink = (number) => desk().querySelector(`.claim-list a[data-c="${CSS.escape(number)}"]`)

  document.addEventListener("change", (event) => {
    const form = event.target.closest("#desk-choice")
    if (form) fetchDesk(`${form.action}?${new URLSearchParams(new FormData(form))}`)
    if (event.target.id === "keys-on") {
      try { event.target.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, "1") } catch { /* stays on */ }
    }
  })

  let open = []
  // Whoever goes on before the answer is there wants the last one only.
  function fetchDesk(url) {
    htmx.trigger("#desk", "htmx:abort")
    htmx.ajax("GET", url, { source: "#desk", target: "#desk", swap: "outerHTML settle:0ms" })
  }
  document.addEventListener("htmx:beforeSwap", () => {
    open = [...document.querySelectorAll("#desk details")].map((fold) => fold.open)
  })
  document.addEventListener("htmx:afterSwap", () => {
    document.querySelectorAll("#desk details").forEach((fold, at) => { fold.open = open[at] ?? false })
  })

  const liesOverText = () => getComputedStyle(document.getElementById("claim")).zIndex !== "auto"

  // What is in hand is brought into sight, above the panel where that lies over the text.
  function showInHand(smooth) {
    const mark = desk()?.querySelector(".is-in-hand")
    if (!mark) return
    const box = mark.getBoundingClientRect()
    const panel = document.getElementById("claim").getBoundingClientRect()
    const below = panel.left <= box.left && panel.top > 0 ? panel.top : innerHeight
    if (box.top < 80 || box.bottom > below - 24) scrollBy({ top: box.top - below / 3, behavior: smooth ? "smooth" : "instant" })
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)")
  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("keys-on").checked = keysOn()
    if (new URLSearchParams(location.search).has("claim") || liesOverText()) showInHand(false)
  })
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "desk" || event.target.closest("#desk")) showInHand(!calm.matches)
    if (document.activeElement === document.body) desk()?.querySelector(FIRST)?.focus({ preventScroll: true })
  })
})()
