// Two answers to one question, from two tabs or devices: both are shown in words, and the student takes either. And what
// came too late, or could not be read. What is shown stays over a reload, until the student has decided.
//
// A version in the store: { kind: "stale" | "late" | "problem", mine, theirs, revision, problem }
(() => {
  const { read, change, add, element, positions, show, word, besideOf, isEmpty } = window.attempt
  const box = (position) => element(position).querySelector(".conflict")
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
  const template = (name) => document.getElementById(`attempt-${name}`).content.cloneNode(true)

  // The answer as the student would read it: the form's own labels and what was chosen there.
  function inWords(position, answer) {
    if (isEmpty(answer)) return word("nothing")
    const copy = element(position).querySelector("[data-answer]").cloneNode(true)
    for (const named of copy.querySelectorAll("[name]")) named.name = `copy-${named.name}`
    window.answers.write(copy, answer)
    const said = []
    for (const field of copy.querySelectorAll("label:has(input:checked), select:not(.word), textarea, [data-words]")) {
      if (field.matches("[data-words]")) said.push(marked(field))
      else if (field.matches("select")) said.push(field.value && field.selectedOptions[0].textContent)
      else said.push(field.value ?? field.textContent)
    }
    return said.map((one) => (one ?? "").trim()).filter(Boolean).join(" · ")
  }
  // "1  the", "2  bridge", … between the two that are chosen
  function marked(field) {
    const [first, last] = [...field.querySelectorAll("select")].map((list) => list.selectedIndex)
    if (first < 1 || last < first) return ""
    const words = [...field.querySelector("select").options].slice(first, last + 1).map((one) => one.textContent.replace(/^\d+\s+/, ""))
    return `“${words.join(" ")}”`
  }

  function draw() {
    const versions = read().versions
    for (const position of positions) {
      const one = versions[position], at = box(position)
      if (at.dataset.drawn === JSON.stringify(one ?? null)) continue
      at.dataset.drawn = JSON.stringify(one ?? null)
      at.replaceChildren()
      if (!one) continue
      const shown = template(one.kind)
      const put = (name, text) => { const slot = shown.querySelector(`[data-${name}]`); if (slot) slot.textContent = text }
      if (one.theirs) put("theirs", inWords(position, one.theirs))
      if (one.mine) put("mine", inWords(position, one.mine))
      put("problem", one.problem)
      const on = (button, act) => shown.querySelector(`[data-${button}]`)?.addEventListener("click", () => { act(); done(position) })
      on("take-theirs", () => take(position, one.theirs, one.revision))
      on("take-mine", () => { take(position, one.mine, one.revision); add(position, { answer: one.mine, ...besideOf(element(position)) }) })
      on("fine", () => {})
      at.append(shown)
      if (position === window.attempt.here()) at.scrollIntoView({ block: "nearest" })
    }
  }
  const take = (position, answer, revision) => show(position, { answer, revision, ...besideOf(element(position)) })
  function done(position) {
    change((state) => { delete state.versions[position] })
    element(position).focus({ preventScroll: true })
  }

  document.addEventListener("attempt:answered", (event) => {
    const { one, status, told } = event.detail, position = one.position
    if (status === 200) return
    if (status === 422) return change((state) => { state.versions[position] = { kind: "problem", mine: one.answer, problem: told.problem } })
    const own = read().queue.some((other) => other.position === position && same(other.answer, told.answer))
    if (own || same(one.answer, told.answer)) return // not another's: it only came by two ways
    change((state) => { state.versions[position] = { kind: told.fate, mine: one.answer, theirs: told.answer, revision: told.revision } })
    if (told.fate === "late") take(position, told.answer, told.revision)
  })
  document.addEventListener("attempt:store", draw)
  document.addEventListener("DOMContentLoaded", draw)
})()
