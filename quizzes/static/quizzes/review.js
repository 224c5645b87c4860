// Reading answers by keyboard: N goes to the next answer that is still to read, a number chooses its mark, a letter
// writes a kept comment.
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

  // By mouse the answer is the one last touched.
  let last = null
  room.addEventListener("focusin", (event) => (last = event.target.closest(".answer").id))
  function write(comment) {
    const answer = here() ?? document.getElementById(last) ?? room.querySelector(".answer")
    const field = answer?.querySelector("[name=comment]")
    if (!field) return
    field.value = field.value.trim() ? `${field.value.trim()} ${comment}` : comment
  }
  document.addEventListener("click", (event) => {
    const kept = event.target.closest("[data-comment]")
    if (kept) write(kept.dataset.comment)
  })

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    if (event.key.toLowerCase() === "n") {
      event.preventDefault()
      goToNext()
    }
    const kept = !event.repeat && document.querySelector(`[data-letter="${CSS.escape(event.key)}"]`)
    if (kept && here()) {
      event.preventDefault()
      write(kept.dataset.comment)
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
