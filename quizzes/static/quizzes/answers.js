// Answers as objects. Reads the form of an item into the answer the server makes of it (ResponseForm.answer()), writes
// one back, and says when it changes. The server says by data attributes what stands where, so no kind is named here.
//
//   [data-answer="3"]                 an item; when its answer changes it fires "answer:change", which bubbles, with
//                                     detail { position, answer }
//   [data-value="name"]               one value: the radio that is chosen, the option, or the text
//   [data-words="name"]               two lists of words, first and last: [[start, end]] in code points, or []
//   [data-order="name"]               lists one under the other: what was chosen, in order
//   [data-fields="name"]              an object of the values in it that were chosen
//   [data-rows="name"] > [data-row]   objects of the same make; a row counts once its [data-words] are chosen
//
// answers.read(item) gives the object; answers.write(item, answer) shows one and fires "answer:shown". read and fill work
// for a row, too; fill says nothing.
(() => {
  const PARTS = "[data-value], [data-words], [data-order], [data-rows], [data-fields]"
  const home = (part) => part.parentElement.closest("[data-row], [data-fields], [data-answer]")
  const partsOf = (element) => [...element.querySelectorAll(PARTS)].filter((part) => home(part) === element)
  const rowsOf = (part) => [...part.querySelectorAll("[data-row]")]
  const selectsOf = (part) => [...part.querySelectorAll("select")]
  const controlOf = (part) => part.querySelector("select, textarea, input:not([type=radio])")

  const readers = {
    value: (part) => (controlOf(part) ?? part.querySelector("input:checked"))?.value ?? "",
    words: (part) => {
      const [first, last] = selectsOf(part).map((list) => list.value)
      return first && last && Number(first) < Number(last) ? [[Number(first), Number(last)]] : []
    },
    order: (part) => selectsOf(part).map((list) => list.value).filter(Boolean),
    fields: (part) => Object.fromEntries(Object.entries(read(part)).filter(([, value]) => value)),
    rows: (part) => rowsOf(part).map(read).filter((row) => row[wordsIn(part)].length),
  }
  const writers = {
    value: (part, given) => {
      const control = controlOf(part)
      if (control) control.value = given
      else for (const radio of part.querySelectorAll("input")) radio.checked = radio.value === given
    },
    words: (part, given) => selectsOf(part).forEach((list, at) => { list.value = given[0]?.[at] ?? "" }),
    order: (part, given) => selectsOf(part).forEach((list, at) => { list.value = given[at] ?? "" }),
    fields: (part, given) => fill(part, given),
    rows: (part, given) => rowsOf(part).forEach((row, at) => fill(row, given[at] ?? {})),
  }
  const EMPTY = { value: "", words: [], order: [], fields: {}, rows: [] }
  const shapeOf = (part) => Object.keys(readers).find((shape) => shape in part.dataset)
  const wordsIn = (part) => part.querySelector("[data-words]").dataset.words

  function read(element) {
    return Object.fromEntries(partsOf(element).map((part) => {
      const shape = shapeOf(part)
      return [part.dataset[shape], readers[shape](part)]
    }))
  }
  function fill(element, answer) {
    for (const part of partsOf(element)) {
      const shape = shapeOf(part)
      writers[shape](part, answer[part.dataset[shape]] ?? EMPTY[shape])
    }
  }
  function write(element, answer) {
    fill(element, answer)
    known.set(element, JSON.stringify(read(element)))
    element.dispatchEvent(new CustomEvent("answer:shown", { bubbles: true }))
  }

  const known = new WeakMap() // what each item's answer was when it was last told
  function remember(within) {
    for (const element of within.querySelectorAll("[data-answer]")) {
      if (!known.has(element)) known.set(element, JSON.stringify(read(element)))
    }
  }
  function tell(event) {
    const element = event.target.closest?.("[data-answer]")
    if (!element) return
    const answer = read(element), now = JSON.stringify(answer)
    if (known.get(element) === now) return
    known.set(element, now)
    const detail = { position: Number(element.dataset.answer), answer }
    element.dispatchEvent(new CustomEvent("answer:change", { bubbles: true, detail }))
  }
  document.addEventListener("input", tell)
  document.addEventListener("change", tell)
  document.addEventListener("DOMContentLoaded", () => remember(document))
  document.addEventListener("htmx:afterSettle", () => remember(document))
  window.answers = { read, fill, write }
})()
