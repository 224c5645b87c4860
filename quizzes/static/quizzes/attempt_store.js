// What this browser knows of the attempt: the acts that still have to be sent, and the newest answer of each item. Kept
// in localStorage, which is written at once, so that a closed lid or a reload loses nothing; tabs share it.
//
//   queue      acts in the order they were made: { act, position, revision, answer, flagged, certainty }
//   items      by position: { revision, answer, flagged, certainty, saved }, as last known to be stored
//   versions   by position: what a student has to look at, see attempt_versions.js
//
// Every change fires "attempt:store" on the document, also when another tab made it.
window.attempt = (() => {
  const told = (name) => JSON.parse(document.getElementById(`attempt-${name}`).textContent)
  const settings = { ...told("settings"), ...told("words") }
  const KEY = `attempt:${settings.attempt}:${settings.vote}`
  let memory = null // where storage is switched off or full, this page remembers by itself

  function read() {
    let stored = memory
    try { stored ??= localStorage.getItem(KEY) } catch { /* there is none */ }
    return { queue: [], items: {}, versions: {}, ...JSON.parse(stored ?? "{}") }
  }
  function change(act) {
    const state = read()
    act(state)
    try { localStorage.setItem(KEY, JSON.stringify(state)); memory = null } catch { memory = JSON.stringify(state) }
    tell()
  }
  const tell = () => document.dispatchEvent(new CustomEvent("attempt:store"))
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return
    tell()
    document.dispatchEvent(new CustomEvent("attempt:other-tab"))
  })

  // crypto.randomUUID is missing on plain http, which is how a school's own computer is often reached.
  function uuid() {
    if (crypto.randomUUID) return crypto.randomUUID()
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    bytes[6] = (bytes[6] & 0x0f) | 0x40
    bytes[8] = (bytes[8] & 0x3f) | 0x80
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
  }
  function device() {
    try {
      const known = localStorage.getItem("device")
      if (known) return known
      localStorage.setItem("device", uuid())
      return localStorage.getItem("device")
    } catch { return "" }
  }

  const onPage = (position) => settings.items[position]?.[0] ?? 0
  const newest = (state, position) => state.queue.filter((one) => one.position === position).at(-1) ?? null
  const revisionOf = (state, position) =>
    Math.max(onPage(position), state.items[position]?.revision ?? 0, newest(state, position)?.revision ?? 0)

  function add(position, given) {
    change((state) => {
      state.queue.push({ act: uuid(), position, revision: revisionOf(state, position) + 1, ...given })
    })
    document.dispatchEvent(new CustomEvent("attempt:act", { detail: { position } }))
  }
  // The answer to show for an item, where this browser knows a newer one than the page was made with.
  function newer(position) {
    const state = read(), waiting = newest(state, position), known = state.items[position]
    if (waiting) return waiting
    return known && known.revision > onPage(position) ? known : null
  }
  const element = (position) => document.getElementById(`item-${position}`)
  const positions = Object.keys(settings.items).map(Number)
  const word = (name, values = {}) => settings.words[name].replace(/\{(\w+)\}/g, (_all, key) => values[key])

  return { settings, KEY, device: device(), positions, read, change, add, newer, revisionOf, element, word }
})()
