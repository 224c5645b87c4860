// Sends the acts, one after the other, in the order they were made, until each has been answered. What cannot be sent
// stays in the store and is tried again: later and later, never all tablets at once, and at once when something
// suggests that the connection is back.
//
// Fires "attempt:sending" with detail { state, savedAt }: state is saved, saving, offline, busy, signed_out or ready.
(() => {
  const { settings, read, change, device } = window.attempt
  const TIMEOUT = 10_000, FIRST = 1_000, LONGEST = 30_000
  let running = null, failures = 0, timer = null, token = document.querySelector("[name=csrfmiddlewaretoken]").value

  const show = (state, savedAt = null) =>
    document.dispatchEvent(new CustomEvent("attempt:sending", { detail: { state, savedAt } }))

  async function ask(method, path, body, keepalive = false) {
    const stop = new AbortController(), clock = setTimeout(() => stop.abort(), TIMEOUT)
    try {
      return await fetch(settings.page + path, {
        method, keepalive, signal: stop.signal, body: body && JSON.stringify(body),
        headers: { "Content-Type": "application/json", "X-CSRFToken": token, Accept: "application/json" },
      })
    } finally { clearTimeout(clock) }
  }
  const put = (one, keepalive) => ask("PUT", `items/${one.position}/response/`, bodyOf(one), keepalive)
  const bodyOf = ({ act, revision, answer, flagged, certainty }) => ({ act, revision, answer, flagged, certainty, device, round: settings.vote })

  // Somebody signed in anew, maybe in another tab: the page's token is old, a fresh page has the new one.
  async function renewToken() {
    const answer = await fetch(`${settings.page}?keep=1`, { cache: "no-store" })
    if (!answer.ok || answer.redirected) return false
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[name=csrfmiddlewaretoken]")?.value
    if (!fresh) return false
    token = fresh
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = fresh
    return true
  }

  // Whether the act is dealt with, so that the next one can go.
  async function send(one, renewed = false) {
    const answer = await put(one)
    if (answer.status === 403 && !renewed && await renewToken()) return send(one, true)
    if ([401, 403, 404].includes(answer.status) || answer.redirected) return "signed_out"
    if (![200, 409, 422].includes(answer.status)) return "busy"
    settle(one, answer.status, await answer.json())
    return null
  }
  function settle(one, status, told) {
    change((state) => {
      state.queue = state.queue.filter((other) => other.act !== one.act)
      const { position, answer, flagged, certainty } = one
      if (status === 200) state.items[position] = { revision: told.revision, answer, flagged, certainty, saved: told.saved_at }
      else if (status === 409) state.items[position] = { ...state.items[position], revision: told.revision, answer: told.answer, saved: told.saved_at }
    })
    document.dispatchEvent(new CustomEvent("attempt:answered", { detail: { one, status, told } }))
    show(status === 200 ? "saved" : "ready", told.saved_at)
  }

  async function sendAll() {
    let one
    while ((one = read().queue[0])) {
      show("saving")
      let problem = "offline"
      try { problem = await send(one) } catch { /* no connection, or none in time */ }
      if (problem) return problem
      failures = 0
    }
    return null
  }
  // Resolves when nothing is left to send, or nothing can be sent now.
  function run() {
    if (!running) running = work().finally(() => { running = null })
    return running
  }
  async function work() {
    clearTimeout(timer)
    let problem = null
    // One tab at a time, where the browser can see to that; elsewhere the same act twice is one act for the server.
    while (!problem && read().queue.length) {
      problem = await (navigator.locks ? navigator.locks.request(window.attempt.KEY, sendAll) : sendAll())
    }
    if (!problem) return
    show(problem)
    timer = setTimeout(run, Math.min(LONGEST, FIRST * 2 ** failures++) * (0.5 + Math.random()))
  }
  // Resolves to whether everything is sent.
  async function flush() {
    await run()
    return read().queue.length === 0
  }

  const newestOf = (queue) => [...new Map(queue.map((one) => [one.position, one])).values()]

  document.addEventListener("attempt:act", () => {
    show(navigator.onLine ? "saving" : "offline")
    run()
  })
  for (const name of ["online", "focus", "pageshow"]) addEventListener(name, () => { failures = 0; run() })
  addEventListener("offline", () => { if (read().queue.length) show("offline") })
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") { failures = 0; run() }
    // Leaving: what is still waiting gets one more chance that outlives the page. It stays in the store all the same.
    else for (const one of newestOf(read().queue)) put(one, true).catch(() => {})
  })
  Object.assign(window.attempt, { flush, ask, renewToken, run })
  document.addEventListener("DOMContentLoaded", () => { if (read().queue.length) run() })
})()
