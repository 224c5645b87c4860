// Tells the server where the student is, and hears in return how much time is left, whether answers still count, and
// whether another device goes on with this attempt. The server's clock counts; this device's is only compared with it.
(() => {
  const { settings, KEY, ask, element, positions, word, device } = window.attempt
  const EVERY = 15_000, SPREAD = 5_000
  const time = document.getElementById("attempt-time"), said = document.getElementById("attempt-time-said")
  const stopped = document.getElementById("attempt-stopped"), elsewhere = document.getElementById("attempt-elsewhere"), news = document.getElementById("attempt-news")
  const heard = settings.now ? settings : heardLast() // a page that was kept knows no time: what was heard last holds
  let ahead = settings.now ? Date.parse(settings.now) - Date.now() : heard.ahead ?? 0
  let endsAt = heard.ends_at && Date.parse(heard.ends_at), takes = heard.takes_answers, phase = heard.phase, released = heard.released
  let timer = null, warned = Infinity
  let used = true // whether the student did something since the server was told; opening the page is something
  const settled = new Set(settings.settled)

  function heardLast() {
    try { return { ...settings, ...JSON.parse(localStorage.getItem(`${KEY}:heard`)) } } catch { return settings }
  }
  function remember(told) {
    try { localStorage.setItem(`${KEY}:heard`, JSON.stringify({ ...told, ahead })) } catch { /* holds for this page then */ }
  }
  const now = () => Date.now() + ahead
  function tick() {
    if (!endsAt) return
    const left = Math.max(0, Math.ceil((endsAt - now()) / 1000))
    const amount = left > 120 ? word("minutes", { count: Math.ceil(left / 60) }) : word("seconds", { count: left })
    time.textContent = word("left", { time: amount })
    time.classList.toggle("is-short", left <= 120)
    for (const [mark, name] of [[300, "five_left"], [60, "one_left"]]) {
      if (left <= mark && warned > mark && left > 0) { if (warned !== Infinity) said.textContent = word(name); }
    }
    warned = left
    if (!left && takes) stop("over")
  }
  function stop(reason) {
    takes = false
    stopped.textContent = settings.stopped[reason] ?? settings.stopped.over
    stopped.hidden = false
    lock()
  }
  function lock() {
    for (const position of positions) {
      element(position).querySelector("fieldset.bare").disabled = !takes || settled.has(position)
      for (const button of element(position).querySelectorAll("[data-check]")) button.disabled = !takes
    }
  }
  function goOn() {
    takes = true
    stopped.hidden = true
    lock()
  }

  function hear(told) {
    ahead = Date.parse(told.now) - Date.now()
    endsAt = told.ends_at && Date.parse(told.ends_at)
    remember(told)
    const moved = told.phase !== phase || told.released !== released
    if (told.state !== settings.state || (moved && (told.released || told.phase === "second_vote"))) news.hidden = false
    document.dispatchEvent(new CustomEvent("attempt:heard", { detail: told }))
    if (told.takes_answers && !takes) goOn()
    else if (!told.takes_answers && takes) { window.attempt.keepAll(); stop(told.state === "submitted" ? "submitted" : endsAt && now() >= endsAt ? "over" : told.phase) }
    else if (!takes && told.phase !== phase && told.phase in settings.stopped) stopped.textContent = settings.stopped[told.phase]
    phase = told.phase
    released = told.released
    elsewhere.hidden = !told.elsewhere
    tick()
  }
  async function look() {
    clearTimeout(timer)
    timer = setTimeout(look, EVERY + Math.random() * SPREAD)
    if (document.visibilityState !== "visible") return
    const moved = used
    used = false
    try {
      const answer = await ask("PUT", "place/", { position: window.attempt.here(), device, moved })
      if (answer.status === 200) hear(await answer.json())
    } catch { used ||= moved } // offline: the next look tells
  }
  window.attempt.look = look
  document.addEventListener("attempt:settled", (event) => { settled.add(event.detail.position); lock() })
  document.addEventListener("attempt:moved", () => { used = true; look() })
  // Who does something here goes on here; a tablet that only lies there open does not.
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => {
    used = true
    if (!elsewhere.hidden) look()
  })
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look() })
  setInterval(tick, 1_000)
  document.addEventListener("DOMContentLoaded", () => {
    if (takes) goOn()
    else lock()
    tick()
  })
})()
