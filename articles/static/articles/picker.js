// Marks spans of words in a text, for forms that have data-picker="id of the text": by tap (first word, last word),
// by drag, or by keys. Never the browser's own selection. One form may have several roles, each with several spans.
//
// The text: elements with data-s, each a line whose first character has that offset, counted in code points.
// The form: [data-pick="role"] with [data-words] (the words, one span a line), [data-places] ("12-30,45-60", code
// points) and buttons [data-pick-start], [data-pick-more], [data-pick-clear]; [data-picker-bar] takes the keys and
// [data-picker-said] tells what happened. After each change the form fires "picker:change".
(() => {
  const WORD = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*|[\p{L}\p{M}\p{N}]+(?:['’.\-][\p{L}\p{M}\p{N}]+)*|\S/gu
  const codePoints = (text) => [...text].length

  // Every word of the text: its line, its place in the line (UTF-16) and in the whole text (code points).
  function wordsOf(text) {
    const words = []
    for (const line of text.querySelectorAll("[data-s]")) {
      const content = line.textContent
      let at = 0, offset = Number(line.dataset.s)
      for (const found of content.matchAll(WORD)) {
        offset += codePoints(content.slice(at, found.index))
        const end = offset + codePoints(found[0])
        at = found.index + found[0].length
        words.push({ line, text: found[0], from: found.index, to: at, start: offset, end, gap: /\s/.test(content[found.index - 1] ?? " ") })
        offset = end
      }
    }
    return words
  }

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

  // Shows ranges under a name: with the Custom Highlight API, or as boxes behind the text where it is missing.
  const painter = window.CSS?.highlights ? {
    show: (name, ranges) => ranges.length ? CSS.highlights.set(name, new Highlight(...ranges)) : CSS.highlights.delete(name),
    clear: () => { for (const name of [...CSS.highlights.keys()]) if (name.startsWith("pick-")) CSS.highlights.delete(name) },
  } : {
    show: (name, ranges, text) => {
      for (const old of text.querySelectorAll(`i.${name}`)) old.remove()
      const home = text.getBoundingClientRect()
      for (const box of ranges.flatMap((range) => [...range.getClientRects()])) {
        const shade = Object.assign(document.createElement("i"), { className: `pick-box ${name}`, ariaHidden: "true" })
        Object.assign(shade.style, { left: `${box.left - home.left}px`, top: `${box.top - home.top}px`, width: `${box.width}px`, height: `${box.height}px` })
        text.append(shade)
      }
    },
    clear: () => { for (const box of document.querySelectorAll("i.pick-box")) box.remove() },
  }

  function attach(form) {
    const text = document.getElementById(form.dataset.picker)
    const bar = form.querySelector("[data-picker-bar]"), said = form.querySelector("[data-picker-said]")
    const words = text ? wordsOf(text) : []
    if (!words.length || !bar || "pickerReady" in form.dataset) return
    form.dataset.pickerReady = ""
    const roles = new Map([...form.querySelectorAll("[data-pick]")].map((box) => [box.dataset.pick, roleIn(box)]))
    let role = null        // the one being marked
    let cursor = 0         // index of the word under the cursor
    let anchor = null      // index of the word where a span was begun
    let dragged = false, adding = false

    function roleIn(box) {
      const places = box.querySelector("[data-places]"), area = box.querySelector("[data-words]")
      const pairs = places.value.split(",").filter(Boolean).map((pair) => pair.split("-").map(Number))
      return { name: box.dataset.pick, label: box.dataset.label, box, places, area, spans: pairs.map(indices).filter(Boolean) }
    }
    function indices([start, end]) {
      const first = words.findIndex((word) => word.end > start), after = words.findIndex((word) => word.start >= end)
      const last = (after < 0 ? words.length : after) - 1
      return first < 0 || last < first ? null : [first, last]
    }
    const wordsFrom = (first, last) => words.slice(first, last + 1).map((word, i) => (i && word.gap ? " " : "") + word.text).join("")
    const pending = () => anchor === null ? null : [Math.min(anchor, cursor), Math.max(anchor, cursor)]
    const say = (message) => { said.textContent = message }

    function paint() {
      for (const one of roles.values()) painter.show(`pick-${one.name}`, one.spans.map(([a, b]) => rangeOf(words[a], words[b])), text)
      const now = pending()
      painter.show("pick-now", role && now ? [rangeOf(words[now[0]], words[now[1]])] : [], text)
      painter.show("pick-cursor", role ? [rangeOf(words[cursor], words[cursor])] : [], text)
      text.toggleAttribute("data-picking", Boolean(role))
      bar.hidden = !role
      for (const one of roles.values()) one.box.querySelector("[data-pick-start]").setAttribute("aria-pressed", String(one === role))
      form.querySelector("[data-picker-now]").textContent = role ? `${role.label}: ${now ? wordsFrom(...now) : role.area.value || said.dataset.none}` : ""
    }
    function store(one) {
      one.spans.sort((a, b) => a[0] - b[0])
      one.places.value = one.spans.map(([a, b]) => `${words[a].start}-${words[b].end}`).join(",")
      one.area.value = one.spans.map(([a, b]) => wordsFrom(a, b)).join("\n")
      form.dispatchEvent(new CustomEvent("picker:change", { bubbles: true, detail: { role: one.name, spans: one.spans.map(([a, b]) => [words[a].start, words[b].end]) } }))
    }
    function begin(one) {
      role = one
      anchor = null
      if (one.spans.length) cursor = one.spans[0][0]
      paint()
      bar.setAttribute("aria-label", `${bar.getAttribute("aria-roledescription")}: ${one.label}`)
      bar.focus({ preventScroll: true })
      showCursor()
    }
    function finish() {
      const [first, last] = pending()
      const apart = role.spans.filter(([a, b]) => b < first || a > last)
      role.spans = [...(adding ? apart : []), [first, last]]
      anchor = null
      setAdding(false)
      store(role)
      paint()
      say(`${role.label}: ${wordsFrom(first, last)}`)
    }
    function tap(index) {
      cursor = index
      if (anchor === null) { anchor = index; paint(); say(`${words[index].text}, ${said.dataset.from}`) } else finish()
    }
    function setAdding(on) {
      adding = on
      for (const one of roles.values()) one.box.querySelector("[data-pick-more]")?.setAttribute("aria-pressed", String(on && one === role))
    }
    function stop(back = true) {
      const was = role
      role = anchor = null
      paint()
      if (back) was?.box.querySelector("[data-pick-start]").focus()
    }

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
      const ended = (i) => /[.!?…]/.test(words[i]?.text ?? "")
      const closed = (i) => /["”’)\]]/.test(words[i]?.text ?? "") && ended(i - 1)
      const begins = (i) => i === 0 || (words[i].gap && (ended(i - 1) || closed(i - 1)))
      for (let i = cursor + step; i >= 0 && i < words.length; i += step) if (begins(i)) return i
      return step > 0 ? words.length - 1 : 0
    }
    function beside(step) {
      const { line, from } = words[cursor]
      const edge = step > 0 ? words.findLastIndex((word) => word.line === line) + 1 : words.findIndex((word) => word.line === line) - 1
      if (!words[edge]) return cursor
      const there = words[edge].line
      const last = words.findLastIndex((word) => word.line === there && word.from <= from)
      return last < 0 ? words.findIndex((word) => word.line === there) : last
    }
    function showCursor() {
      const box = rangeOf(words[cursor], words[cursor]).getBoundingClientRect()
      const low = innerHeight - (matchMedia("(min-width: 62rem)").matches ? 40 : innerHeight * 0.55)
      if (box.top < 60 || box.bottom > low) scrollBy({ top: box.top - innerHeight / 4 })
    }

    bar.addEventListener("keydown", (event) => {
      if (!role || event.key === "Tab") return
      const to = target(event)
      if (to !== null || ["Enter", " ", "Escape", "Delete", "Backspace"].includes(event.key)) event.stopPropagation()
      if (to !== null) {
        event.preventDefault()
        if (event.shiftKey && anchor === null) anchor = cursor
        cursor = Math.max(0, Math.min(words.length - 1, to))
        paint()
        showCursor()
        const now = pending()
        say(now ? `${wordsFrom(...now)} (${now[1] - now[0] + 1} ${now[0] === now[1] ? said.dataset.wordOne : said.dataset.wordMany})` : words[cursor].text)
      } else if (event.key === "Enter" || event.key === " ") {
        event.preventDefault()
        tap(cursor)
      } else if (event.key === "Escape") {
        event.preventDefault()
        if (anchor === null) stop(); else { anchor = null; paint(); say(said.dataset.none) }
      } else if (event.key === "Delete" || event.key === "Backspace") {
        event.preventDefault()
        role.spans = role.spans.filter(([a, b]) => cursor < a || cursor > b)
        store(role); paint(); say(`${role.label}: ${role.area.value || said.dataset.none}`)
      }
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
    const listen = (name, act) => text.addEventListener(name, (event) => { if (role && form.isConnected) act(event) })
    listen("selectstart", (event) => event.preventDefault())
    listen("pointerdown", (event) => {
      dragged = false
      if (event.pointerType === "touch" || event.button) return
      event.preventDefault()
      const at = wordAt(event.clientX, event.clientY)
      if (at === null) return
      text.dataset.down = at
      text.setPointerCapture(event.pointerId)
    })
    listen("pointermove", (event) => {
      if (text.dataset.down === undefined) return
      const at = wordAt(event.clientX, event.clientY)
      if (at === null || (!dragged && at === Number(text.dataset.down))) return
      if (!dragged) anchor = Number(text.dataset.down)
      dragged = true
      cursor = at
      paint()
    })
    listen("pointerup", () => {
      delete text.dataset.down
      if (dragged) finish()
    })
    listen("pointercancel", () => { delete text.dataset.down; dragged = false })
    listen("click", (event) => {
      event.preventDefault()
      const at = dragged ? null : wordAt(event.clientX, event.clientY)
      dragged = false
      if (at !== null) tap(at)
    })

    for (const one of roles.values()) {
      one.box.querySelector("[data-pick-tools]").hidden = false
      one.box.querySelector("[data-pick-start]").addEventListener("click", () => one === role ? stop() : begin(one))
      one.box.querySelector("[data-pick-more]")?.addEventListener("click", () => { const on = !(adding && one === role); begin(one); setAdding(on) })
      one.box.querySelector("[data-pick-clear]").addEventListener("click", () => { one.spans = []; store(one); paint(); say(`${one.label}: ${said.dataset.none}`) })
    }
    paint()
  }

  function attachAll() {
    if (!document.querySelector("form[data-picker-ready]")) painter.clear()
    for (const form of document.querySelectorAll("form[data-picker]")) attach(form)
  }
  document.addEventListener("DOMContentLoaded", attachAll)
  document.addEventListener("htmx:afterSettle", attachAll)
})()
