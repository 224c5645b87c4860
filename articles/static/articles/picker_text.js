// The words of a text and the colours over them, for picker.js.
//
// The text: elements with data-s, each a line whose first character has that offset, counted in code points.
(() => {
  const WORD = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*|[\p{L}\p{M}\p{N}]+(?:['’.\-][\p{L}\p{M}\p{N}]+)*|\S/gu
  const SENTENCE_END = /[.!?…]["”’)\]]*\s+/gu
  const codePoints = (text) => [...text].length

  // Every word: its line, its place in the line (UTF-16) and in the whole text (code points), and whether a sentence
  // opens with it. With `places`, pairs of code points in order, these are the words; else all that looks like one.
  function wordsOf(text, places) {
    const words = []
    let opens = true
    for (const line of text.querySelectorAll("[data-s]")) {
      const content = line.textContent, found = places ? placesIn(line, places) : wordsIn(line)
      const starts = [...`${content} `.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length)
      let before = -1
      for (const word of found) {
        opens ||= starts.some((start) => before < start && start <= word.from)
        words.push({ line, opens, ...word })
        opens = false
        before = word.from
      }
      opens = starts.at(-1) > content.length
    }
    return words
  }
  function wordsIn(line) {
    const content = line.textContent
    let at = 0, offset = Number(line.dataset.s)
    return [...content.matchAll(WORD)].map(({ 0: word, index }) => {
      const start = offset + codePoints(content.slice(at, index))
      at = index + word.length
      offset = start + codePoints(word)
      return { from: index, to: at, start, end: offset }
    })
  }
  function placesIn(line, places) {
    const units = [0] // where each code point of the line begins
    for (const point of line.textContent) units.push(units.at(-1) + point.length)
    const first = Number(line.dataset.s), inside = ([start, end]) => start >= first && end < first + units.length
    return places.filter(inside).map(([start, end]) => ({ from: units[start - first], to: units[end - first], start, end }))
  }

  // The text from one word to another, as it would be read out.
  function textOf(first, last) {
    if (first.line === last.line) return plain(first.line.textContent.slice(first.from, last.to))
    return plain(rangeOf(first, last).toString())
  }
  const plain = (text) => text.replace(/\s+/g, " ")

  function pointIn(line, at) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (at <= node.length) return [node, at]
      at -= node.length
    }
    return [line, line.childNodes.length]
  }
  function rangeOf(first, last) {
    const range = new Range()
    range.setStart(...pointIn(first.line, first.from))
    range.setEnd(...pointIn(last.line, last.to))
    return range
  }

  // Shows ranges under a name, several owners side by side: with the Custom Highlight API, or as boxes behind the text
  // where it is missing.
  const ON_TOP = { "pick-now": 1, "pick-cursor": 2 }
  const shown = new Map() // name → owner → ranges
  function show(name, ranges, owner, text) {
    if (!shown.has(name)) shown.set(name, new Map())
    shown.get(name).set(owner, ranges)
    if (window.CSS?.highlights) colour(name); else drawBoxes(name, ranges, owner, text)
  }
  function colour(name) {
    const ranges = [...shown.get(name).values()].flat()
    if (!ranges.length) return CSS.highlights.delete(name)
    const highlight = new Highlight(...ranges)
    highlight.priority = ON_TOP[name] ?? 0
    CSS.highlights.set(name, highlight)
  }
  const boxes = new WeakMap() // owner → name → boxes
  function drawBoxes(name, ranges, owner, text) {
    const own = boxes.get(owner) ?? boxes.set(owner, {}).get(owner)
    for (const box of own[name] ?? []) box.remove()
    const home = text.getBoundingClientRect()
    own[name] = ranges.flatMap((range) => [...range.getClientRects()]).map((rect) => {
      const box = Object.assign(document.createElement("i"), { className: `pick-box ${name}`, ariaHidden: "true" })
      Object.assign(box.style, { left: `${rect.left - home.left}px`, top: `${rect.top - home.top}px`, width: `${rect.width}px`, height: `${rect.height}px` })
      return box
    })
    text.append(...own[name])
  }
  // Forgets the owners that are no longer on the page.
  function sweep() {
    for (const [name, owners] of shown) {
      const gone = [...owners.keys()].filter((owner) => !owner.isConnected)
      for (const owner of gone) owners.delete(owner)
      if (gone.length && window.CSS?.highlights) colour(name)
    }
  }

  window.pickerText = { wordsOf, textOf, rangeOf, show, sweep }
})()
