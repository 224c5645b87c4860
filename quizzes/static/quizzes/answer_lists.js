// Answering made comfortable: the choice of view, lists that keep each other right, rows as many as are needed, a way to
// clear a choice, and a count of characters. What stands where, see answers.js.
(() => {
  const { read, fill } = window.answers
  const VIEW = "answers-view", root = document.documentElement
  const stored = () => { try { return localStorage.getItem(VIEW) ?? "text" } catch { return "text" } }
  root.dataset.answers = stored() // [data-answers=text] hides .as-list, [data-answers=list] hides .in-text

  // The last word follows the first, and the first the last, so that a choice is never half made or turned round.
  function keepWordsInOrder(list) {
    const [first, last] = list.closest("[data-words]").querySelectorAll("select")
    const other = list === first ? last : first
    if (!list.value) other.value = ""
    else if (!first.value || !last.value || first.selectedIndex > last.selectedIndex) other.selectedIndex = list.selectedIndex
  }
  // A link chosen a second time changes places with what stood here.
  function swapLinks(list) {
    const lists = [...list.closest("[data-order]").querySelectorAll("select")]
    const twin = lists.find((one) => one !== list && list.value && one.value === list.value)
    if (twin) twin.value = list.dataset.was ?? ""
    for (const one of lists) one.dataset.was = one.value
  }
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-words] select")) keepWordsInOrder(event.target)
    if (event.target.matches("[data-order] select")) swapLinks(event.target)
  }, true) // before anybody reads the answer

  // Rows that are filled, and in the list one more.
  function showRows(box) {
    let spare = root.dataset.answers === "list"
    for (const row of box.querySelectorAll("[data-row]")) {
      const filled = [...row.querySelectorAll("select")].some((list) => list.value)
      row.hidden = !filled && !spare
      if (!filled) spare = false
      row.querySelector("[data-row-remove]").hidden = !filled
    }
  }
  function remove(button) {
    const row = button.closest("[data-row]"), box = row.closest("[data-rows]")
    fill(row, {})
    box.dispatchEvent(new Event("change", { bubbles: true }))
    const next = [...box.querySelectorAll("[data-row-remove]")].find((one) => !one.closest("[hidden]"))
    const start = root.dataset.answers === "text" ? box.querySelector("[data-picker-bar]") : box.querySelector("[data-row]:not([hidden]) select")
    ;(next ?? start)?.focus()
  }
  // A radio that is chosen can only be left by choosing another; the button clears all of them.
  function showClear(part) {
    part.querySelector("[data-value-clear]").hidden = !part.querySelector("input:checked")
  }
  function clear(button) {
    const radios = [...button.closest("[data-value]").querySelectorAll("input")]
    for (const radio of radios) radio.checked = false
    radios[0].focus()
    radios[0].dispatchEvent(new Event("change", { bubbles: true }))
  }
  function count(area) {
    const said = document.getElementById(`${area.id}_count`)
    if (said) said.textContent = said.dataset.says.replace("0", [...area.value].length)
  }
  function refresh(within = document) {
    for (const box of within.querySelectorAll("[data-rows]")) showRows(box)
    for (const area of within.querySelectorAll("[data-answer] textarea")) count(area)
    for (const button of within.querySelectorAll("[data-value-clear]")) showClear(button.closest("[data-value]"))
    for (const list of within.querySelectorAll("[data-order] select")) list.dataset.was = list.value
    for (const view of within.querySelectorAll("[data-answers-switch]")) {
      view.hidden = false
      view.querySelector(`input[value=${root.dataset.answers}]`).checked = true
    }
  }

  document.addEventListener("change", (event) => {
    if (event.target.closest("[data-answers-switch]")) {
      root.dataset.answers = event.target.value
      try { localStorage.setItem(VIEW, event.target.value) } catch { /* holds for this page then */ }
      refresh()
    }
    const box = event.target.closest?.("[data-rows]")
    if (box) showRows(box)
    const part = event.target.closest?.("[data-value]:has([data-value-clear])")
    if (part) showClear(part)
  })
  document.addEventListener("input", (event) => { if (event.target.matches("[data-answer] textarea")) count(event.target) })
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-row-remove], [data-value-clear]")
    if (button) "rowRemove" in button.dataset ? remove(button) : clear(button)
  })
  document.addEventListener("answer:shown", (event) => refresh(event.target))
  document.addEventListener("DOMContentLoaded", () => refresh())
  document.addEventListener("htmx:afterSettle", () => refresh())
})()
