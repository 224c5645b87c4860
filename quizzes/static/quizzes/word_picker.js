// Marking words of an item's passage: fills the lists of words, which the answer is read from. A [data-picker="id"] is
// a [data-words], or [data-rows] whose rows have words each (see answers.js); "id" is the text that is marked in.
(() => {
  const { read, fill } = window.answers
  const inText = () => document.documentElement.dataset.answers === "text"
  const changed = (box) => box.dispatchEvent(new Event("change", { bubbles: true }))

  function wordsRole(box, item) {
    const name = box.dataset.words
    return {
      read: () => read(item)[name],
      write: (pairs) => { fill(item, { ...read(item), [name]: pairs }); changed(box) },
    }
  }
  // Each mark keeps its row, so that what else the row says stays with it; a mark over another takes its row over.
  function rowsRole(box) {
    const rows = [...box.querySelectorAll("[data-row]")], words = rows[0].dataset.row
    const spanOf = (row) => read(row)[words][0]
    const meets = ([a, b], [c, d]) => a < d && c < b
    const isOf = (row, pairs) => pairs.some((pair) => spanOf(row)?.join() === pair.join())
    function write(pairs) {
      const freed = rows.filter((row) => spanOf(row) && !isOf(row, pairs))
      for (const pair of pairs.filter((one) => !rows.some((row) => isOf(row, [one])))) {
        const row = freed.find((one) => meets(spanOf(one), pair)) ?? rows.find((one) => !spanOf(one))
        if (row) fill(row, { ...read(row), [words]: [pair] })
      }
      for (const row of freed) if (!isOf(row, pairs)) fill(row, {})
      changed(box)
    }
    return { many: true, rows, spanOf, read: () => rows.map(spanOf).filter(Boolean), write }
  }

  function attach(box) {
    const text = document.getElementById(box.dataset.picker), item = box.closest("[data-answer]")
    if (!text || "pickerReady" in box.dataset) return
    box.dataset.pickerReady = ""
    text.dataset.pickable = ""
    const bar = box.querySelector("[data-picker-bar]"), said = box.querySelector("[data-picker-said]")
    const clear = box.querySelector("[data-pick-clear]")
    const [firsts, lasts] = [...box.querySelectorAll("select.word")].map((list) => [...list.options].slice(1).map((option) => Number(option.value)))
    const role = {
      label: box.dataset.label, colour: box.dataset.colour, leave: () => bar.blur(),
      ...("rows" in box.dataset ? rowsRole(box) : wordsRole(box, item)),
    }
    let inUse = false
    const picker = window.picker.attach({
      root: box, text, bar, said, roles: [role], live: inText, places: firsts.map((first, at) => [first, lasts[at]]),
      shows: (used) => {
        inUse = Boolean(used)
        if (clear) clear.hidden = !role.spans.length
      },
    })
    if (!picker) return
    function showRows() {
      for (const row of role.rows ?? []) {
        const span = role.spanOf(row)
        const words = span && picker.words.filter(({ start, end }) => span[0] <= start && end <= span[1])
        row.querySelector("[data-picked]").textContent = words?.length ? window.pickerText.textOf(words[0], words.at(-1)) : ""
      }
    }
    const refresh = () => { picker.refresh(); showRows() }
    box.addEventListener("change", refresh)
    item.addEventListener("answer:shown", refresh)
    bar.addEventListener("focus", () => {
      if (!inUse) picker.start(role)
      said.textContent = bar.querySelector("[data-picker-now]").textContent
    })
    bar.addEventListener("blur", (event) => { if (event.relatedTarget) picker.stop() })
    clear?.addEventListener("click", () => picker.clear(role))
    showRows()
  }

  function attachAll() {
    window.pickerText.sweep()
    for (const box of document.querySelectorAll("[data-answer] [data-picker]")) attach(box)
  }
  document.addEventListener("DOMContentLoaded", attachAll)
  document.addEventListener("htmx:afterSettle", attachAll)
})()
