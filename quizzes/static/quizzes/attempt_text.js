// Shows in the article which passage the question in hand is about, and which of its words the answer marks.
// Places are counted in code points of the article's text, as the lines say in data-s.
(() => {
  const { element } = window.attempt
  const pane = document.querySelector(".attempt-text"), drawn = window.CSS?.highlights
  let here = null

  // The lines that a span touches, the first first, and the range of its words.
  function find({ article, start, end }) {
    const range = new Range(), lines = []
    for (const line of pane.querySelectorAll(`[data-article="${article}"] .line`)) {
      const points = [...line.textContent], from = Number(line.dataset.s)
      const begin = Math.max(Number(start) - from, 0), stop = Math.min(Number(end) - from, points.length)
      if (start === "" || begin >= stop) continue
      const at = (n) => points.slice(0, n).join("").length
      if (!lines.length) range.setStart(line.firstChild, at(begin))
      range.setEnd(line.firstChild, at(stop))
      lines.push(line)
    }
    return { lines, range }
  }
  const placeOf = (position) => element(position).querySelector("[data-position]").dataset

  function showPassage() {
    const { lines, range } = find(placeOf(here))
    if (drawn) drawn.set("asked", new Highlight(range))
    else for (const line of pane.querySelectorAll(".line")) line.classList.toggle("is-asked", lines.includes(line))
    if (lines.length && pane.scrollHeight > pane.clientHeight) pane.scrollTo({ top: lines[0].offsetTop - pane.offsetTop - pane.clientHeight / 3 })
  }
  // [[4, 9]] of one field, or of each row: whatever in the answer is a pair of places.
  const spansIn = (value) => !Array.isArray(value) ? (value && typeof value === "object" ? Object.values(value).flatMap(spansIn) : [])
    : value.length === 2 && value.every(Number.isInteger) ? [value] : value.flatMap(spansIn)

  function showMarks() {
    if (!drawn) return
    const { article, start } = placeOf(here)
    const spans = start === "" ? [] : spansIn(window.answers.read(element(here).querySelector("[data-answer]")))
    drawn.set("marked", new Highlight(...spans.map(([from, to]) => find({ article, start: from, end: to }).range)))
  }
  document.addEventListener("attempt:moved", (event) => { here = event.detail.position; showPassage(); showMarks() })
  for (const name of ["answer:change", "answer:shown"]) document.addEventListener(name, () => { if (here) showMarks() })
})()
