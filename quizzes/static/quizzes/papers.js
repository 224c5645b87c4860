// A stack of papers is typed without the mouse: Enter goes to the next line, and saves on the last.
(() => {
  const form = document.querySelector("[data-lines]")
  if (!form) return
  const lines = [...form.querySelectorAll("input[type=text], textarea")]
  const first = form.querySelector("[aria-invalid=true]") ?? lines[0]
  first?.focus()
  form.addEventListener("keydown", (event) => {
    const at = lines.indexOf(event.target)
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || at < 0) return
    event.preventDefault()
    if (lines[at + 1]) lines[at + 1].focus()
    else form.requestSubmit()
  })
})()
