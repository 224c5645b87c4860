// Marks spans of words in a text: by tap (first word, last word), by drag, or by keys. Never the browser's own
// selection. Any number of pickers may be on a page; one is being used.
//
//   picker.attach({ root, text, bar, said, roles, … })   returns { refresh, start, stop, clear, words }, or null without words;
//                                                        refresh() is for when the fields changed otherwise
//     root    the element the picker belongs to; it works as long as this is on the page
//     text    see picker_text.js; `places` narrows its words
//     bar     takes the keys; [data-picker-now] in it shows what is marked
//     said    a live region that tells what happened; its words stand in its data attributes
//     roles   what can be marked: { label, colour, many, read, write, leave }; read() gives pairs of code points,
//             write(pairs, texts) stores them, leave() is where Escape leads. `many`: each pick adds a span, else it
//             takes the place of the others
//     live    a function: whether a tap on the text begins; else only start(role) does
//     low     a function: the height below which something covers the text
//     shows   called after each change with the role in use, or null, and whether its next span is one more
//
// A finger marks by dragging when it moves sideways, or when it rests on a word first; moved up or down it scrolls.
(() => {
  const { wordsOf, textOf, rangeOf, show } = window.pickerText
  const REST = 350  // milliseconds a finger rests on a word before it drags
  const SLOP = 8    // pixels a finger may move and still rest
  let inUse = null  // the picker that is being used, to stop it when another begins

  function attach({ root, text, bar, said, roles, places, live = () => false, low = () => innerHeight - 40, shows = () => {} }) {
    const words = wordsOf(text, places)
    if (!words.length) return null
    let role = null        // the one being marked
    let cursor = 0         // index of the word under the cursor
    let anchor = null      // index of the word where a span was begun
    let adding = false
    const now = bar.querySelector("[data-picker-now]")

    function indices([start, end]) {
      const first = words.findIndex((word) => word.end > start), after = words.findIndex((word) => word.start >= end)
      const last = (after < 0 ? words.length : after) - 1
      return first < 0 || last < first ? null : [first, last]
    }
    const wordsFrom = ([first, last]) => textOf(words[first], words[last])
    const marked = (one) => one.spans.map(wordsFrom).join(" … ") || said.dataset.none
    const pending = () => anchor === null ? null : [Math.min(anchor, cursor), Math.max(anchor, cursor)]
    const say = (message) => { said.textContent = message }
    const ranges = (spans) => spans.map(([a, b]) => rangeOf(words[a], words[b]))

    function refresh() {
      for (const one of roles) one.spans = one.read().map(indices).filter(Boolean).sort((a, b) => a[0] - b[0])
      paint()
    }
    function paint() {
      for (const one of roles) show(`pick-${one.colour}`, ranges(one.spans), root, text)
      const span = pending(), shownRole = role ?? roles[0]
      show("pick-now", ranges(role && span ? [span] : []), root, text)
      show("pick-cursor", ranges(role ? [[cursor, cursor]] : []), root, text)
      text.toggleAttribute("data-picking", Boolean(role))
      now.textContent = `${shownRole.label}: ${span ? wordsFrom(span) : marked(shownRole)}`
      shows(role, adding)
    }
    function store(one) {
      one.spans.sort((a, b) => a[0] - b[0])
      one.write(one.spans.map(([a, b]) => [words[a].start, words[b].end]), one.spans.map(wordsFrom))
      refresh()
    }
    // With `at`, the word that was tapped; without, the cursor goes to what is marked.
    function start(one, more = false, at = null) {
      if (inUse && inUse !== stop) inUse()
      inUse = stop
      role = one
      adding = more
      anchor = null
      cursor = at ?? one.spans[0]?.[0] ?? cursor
      paint()
      bar.focus({ preventScroll: true })
      if (at === null) showCursor()
    }
    function stop() {
      role = anchor = null
      if (inUse === stop) inUse = null
      if (root.isConnected) paint()
    }
    function finish() {
      const [first, last] = pending(), one = role
      const apart = one.spans.filter(([a, b]) => b < first || a > last)
      one.spans = [...(adding || one.many ? apart : []), [first, last]]
      anchor = null
      adding = false
      store(one)
      const kept = one.spans.some(([a, b]) => a === first && b === last)
      say(kept ? `${one.label}: ${wordsFrom([first, last])}` : said.dataset.full)
    }
    function tap(index) {
      begin(index)
      cursor = index
      if (anchor === null) { anchor = index; paint(); say(`${wordsFrom([index, index])}, ${said.dataset.from}`) } else finish()
    }
    const begin = (at) => { if (!role) start(roles[0], false, at) }
    const clear = (one) => { one.spans = []; store(one); say(`${one.label}: ${said.dataset.none}`) }

    // Where a key leads, as the index of a word.
    function target(event) {
      const rtl = getComputedStyle(text).direction === "rtl"
      const forward = event.key === (rtl ? "ArrowLeft" : "ArrowRight"), backward = event.key === (rtl ? "ArrowRight" : "ArrowLeft")
      const far = event.ctrlKey || event.metaKey || event.altKey
      const line = words[cursor].line
      if (forward) return far ? sentence(1) : cursor + 1
      if (backward) return far ? sentence(-1) : cursor - 1
      if (event.key === "Home") return far ? 0 : words.findIndex((word) => word.line === line)
      if (event.key === "End") return far ? words.length - 1 : words.findLastIndex((word) => word.line === line)
      if (event.key === "ArrowDown" || event.key === "ArrowUp") return beside(event.key === "ArrowDown" ? 1 : -1)
      return null
    }
    function sentence(step) {
      for (let i = cursor + step; i >= 0 && i < words.length; i += step) if (words[i].opens) return i
      return step > 0 ? words.length - 1 : 0
    }
    // The word above or below, as the text stands in the window.
    function beside(step) {
      const box = (i) => rangeOf(words[i], words[i]).getBoundingClientRect()
      const here = box(cursor), middle = (rect) => rect.left + rect.width / 2
      let best = cursor, top = null
      for (let i = cursor + step; words[i]; i += step) {
        const there = box(i)
        if (step * (there.top - here.top) < here.height / 2) continue
        top ??= there.top
        if (Math.abs(there.top - top) > here.height / 2) break
        if (best === cursor || Math.abs(middle(there) - middle(here)) < Math.abs(middle(box(best)) - middle(here))) best = i
      }
      return best
    }
    function showCursor() {
      const box = rangeOf(words[cursor], words[cursor]).getBoundingClientRect()
      if (box.top < 60 || box.bottom > low()) scrollBy({ top: box.top - innerHeight / 4 })
    }
    function move(event, to) {
      if (event.shiftKey && anchor === null) anchor = cursor
      cursor = Math.max(0, Math.min(words.length - 1, to))
      paint()
      showCursor()
      const span = pending()
      if (!span) return say(wordsFrom([cursor, cursor]))
      const count = span[1] - span[0] + 1
      say(`${wordsFrom(span)} (${count} ${count === 1 ? said.dataset.wordOne : said.dataset.wordMany})`)
    }
    function leave() {
      if (anchor === null) { const one = role; stop(); one.leave() } else { anchor = null; paint(); say(said.dataset.none) }
    }
    function remove() {
      role.spans = role.spans.filter(([a, b]) => cursor < a || cursor > b)
      store(role)
      say(`${role.label}: ${marked(role)}`)
    }
    const acts = { Enter: () => tap(cursor), " ": () => tap(cursor), Escape: leave, Delete: remove, Backspace: remove }
    bar.addEventListener("keydown", (event) => {
      if (!role || event.key === "Tab") return
      const to = target(event), act = acts[event.key]
      if (to === null && !act) return
      event.stopPropagation()
      event.preventDefault()
      if (to === null) act(); else move(event, to)
    })

    // The word under a point, or the nearest one of the line there.
    function wordAt(x, y) {
      const line = document.elementsFromPoint(x, y).find((element) => text.contains(element))?.closest("[data-s]")
      let best = null, least = Infinity
      words.forEach((word, index) => {
        if (word.line !== line) return
        for (const box of rangeOf(word, word).getClientRects()) {
          const away = Math.max(box.left - x, 0, x - box.right) + 3 * Math.max(box.top - y, 0, y - box.bottom)
          if (away < least) [best, least] = [index, away]
        }
      })
      return best
    }

    let press = null     // { at, x, y, touch, free }: where a pointer went down; `free` once moving it marks
    let dragged = false  // whether the press marked, so that the click after it does not
    const listen = (name, act) => text.addEventListener(name, (event) => {
      if (root.isConnected && (role || live())) act(event)
    }, { passive: false })
    function letGo() {
      clearTimeout(press?.timer)
      press = null
    }
    listen("selectstart", (event) => event.preventDefault())
    listen("mousedown", (event) => event.preventDefault()) // after a tap: the focus stays where the keys are taken
    listen("contextmenu", (event) => { if (press?.touch) event.preventDefault() })
    listen("touchmove", (event) => { if (press?.free && event.cancelable) event.preventDefault() })
    listen("pointerdown", (event) => {
      letGo()
      dragged = false
      const at = event.isPrimary && !event.button ? wordAt(event.clientX, event.clientY) : null
      if (at === null) return
      const touch = event.pointerType === "touch"
      press = { at, x: event.clientX, y: event.clientY, touch, free: !touch }
      if (touch) { press.timer = setTimeout(rest, REST); return }
      event.preventDefault()
      text.setPointerCapture(event.pointerId)
    })
    function rest() {
      begin(press.at)
      press.free = true
      cursor = press.at
      paint()
    }
    function drag(event) {
      const aside = Math.abs(event.clientX - press.x), along = Math.abs(event.clientY - press.y)
      if (!press.free && along > SLOP && along >= aside) letGo()
      else if (aside > SLOP && aside > along) press.free = true
      return press?.free
    }
    listen("pointermove", (event) => {
      if (!press || !drag(event)) return
      const at = wordAt(event.clientX, event.clientY)
      if (at === null || (!dragged && at === press.at)) return
      begin(at)
      if (!dragged) anchor = press.at
      dragged = true
      cursor = at
      paint()
    })
    listen("pointerup", () => {
      const was = press
      letGo()
      if (dragged) return finish()
      if (was?.touch && was.free) { dragged = true; tap(was.at) }
    })
    listen("pointercancel", () => {
      letGo()
      if (dragged) { anchor = null; paint() }
      dragged = false
    })
    listen("click", (event) => {
      event.preventDefault()
      const at = dragged ? null : wordAt(event.clientX, event.clientY)
      dragged = false
      if (at !== null) tap(at)
    })

    refresh()
    return { refresh, start, stop, clear, words }
  }

  window.picker = { attach }
})()
