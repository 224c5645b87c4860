// Reads a paragraph aloud with the browser's own voice, where it has one.
(() => {
  const button = document.getElementById("attempt-aloud")
  if (!button || !("speechSynthesis" in window)) return
  let speaking = null

  function stop() {
    speechSynthesis.cancel()
    speaking?.setAttribute("aria-pressed", "false")
    if (speaking) speaking.title = speaking.ariaLabel = button.dataset.one
    speaking = null
  }
  function speak(control) {
    stop()
    const paragraph = control.parentElement
    const words = new SpeechSynthesisUtterance([...paragraph.querySelectorAll(".line")].map((line) => line.textContent).join(" "))
    words.lang = paragraph.closest("[lang]").lang
    words.addEventListener("end", () => { if (speaking === control) stop() })
    speaking = control
    control.setAttribute("aria-pressed", "true")
    control.title = control.ariaLabel = button.dataset.stop
    speechSynthesis.speak(words)
  }
  function offer(on) {
    for (const paragraph of document.querySelectorAll(".attempt-text .text > p")) {
      paragraph.querySelector(".aloud")?.remove()
      if (!on) continue
      const control = Object.assign(document.createElement("button"), { type: "button", className: "aloud", title: button.dataset.one, ariaLabel: button.dataset.one })
      control.setAttribute("aria-pressed", "false")
      control.addEventListener("click", () => control === speaking ? stop() : speak(control))
      paragraph.append(control)
    }
  }
  button.hidden = false
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true"
    button.setAttribute("aria-pressed", String(on))
    stop()
    offer(on)
  })
  addEventListener("pagehide", stop)
})()
