// Shows a nudge once: it comes with whatever the page hears next, an answer's "saved" or the news about the place.
(() => {
  const { settings, KEY } = window.attempt, notice = document.getElementById("attempt-nudge"), button = notice.querySelector("button")
  let newest = null
  const seen = () => { try { return localStorage.getItem(`${KEY}:nudge`) ?? "" } catch { return "" } }

  function hear(at) {
    if (!at) return
    newest = at
    notice.hidden = Date.parse(at) <= Date.parse(seen())
  }
  button.hidden = false
  button.addEventListener("click", () => {
    notice.hidden = true
    try { localStorage.setItem(`${KEY}:nudge`, newest) } catch { /* comes again with the next page then */ }
  })
  document.addEventListener("attempt:heard", ({ detail: told }) => {
    if (told.takes_answers) hear(told.nudged_at)
    else notice.hidden = true
  })
  document.addEventListener("attempt:answered", (event) => hear(event.detail.told.nudged_at))
  hear(settings.nudged_at)
})()
