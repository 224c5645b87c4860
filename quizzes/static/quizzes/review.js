// Reading answers by keyboard: N goes to the next answer that is still to read, a number chooses its mark.
(() => {
  const room = document.querySelector("[data-review]")
  if (!room) return
  const here = () => document.activeElement?.closest(".answer")
  const typing = (element) => element.matches("input:not([type=radio]), textarea, select")

  function goToNext() {
    const answers = [...room.querySelectorAll(".answer")]
    const at = answers.indexOf(here())
    const next = [...answers.slice(at + 1), ...answers.slice(0, at + 1)].find((one) => "open" in one.dataset)
    const elsewhere = document.querySelector("[data-next-page]")
    if (!next && elsewhere) return void location.assign(elsewhere.href)
    const first = next?.querySelector("input[type=radio]")
    first?.focus()
    next?.scrollIntoView({ block: "center" })
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    if (event.key.toLowerCase() === "n") {
      event.preventDefault()
      goToNext()
    }
    const choice = /^[1-9]$/.test(event.key) && here()?.querySelectorAll("input[type=radio]")[event.key - 1]
    if (choice) {
      event.preventDefault()
      choice.checked = true
      choice.focus()
    }
  })

  // What was saved is swapped; whoever goes by keyboard goes on to the next.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.matches(".answer") && !event.target.querySelector("form[data-failed], .notice")) goToNext()
  })
})()
