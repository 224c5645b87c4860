// Keeps the page and the store in step: what is answered becomes an act, what the store knows better is shown; and says
// whether it is saved. Text is an act once the student pauses, leaves the field, or leaves the page.
(() => {
  const { read, add, newer, element, positions, word, settings } = window.attempt
  const PAUSE = 700, SOON = 300, LATE = 2_500
  const saved = document.getElementById("attempt-saved"), join = document.getElementById("attempt-join")
  const shownRevision = new Map(positions.map((position) => [position, settings.items[position][0]]))
  const typing = new Map() // position -> timer

  const answerOf = (item) => window.answers.read(item.querySelector("[data-answer]"))
  const besideOf = (item) => ({
    flagged: item.querySelector("[data-flag] input").checked,
    certainty: item.querySelector("[data-certainty] input:checked")?.value ?? "",
  })
  const isEmpty = (answer) => !Object.values(answer).some((value) => typeof value === "string" ? value.trim() : value.length)

  function keep(position) {
    clearTimeout(typing.get(position))
    typing.delete(position)
    const item = element(position)
    add(position, { answer: answerOf(item), ...besideOf(item) })
  }
  function keepSoon(position, isText) {
    clearTimeout(typing.get(position))
    if (!isText) return keep(position)
    typing.set(position, setTimeout(() => keep(position), PAUSE))
    draw()
  }
  const keepAll = () => { for (const position of [...typing.keys()]) keep(position) }

  document.addEventListener("answer:change", (event) => keepSoon(event.detail.position, document.activeElement?.matches("textarea")))
  document.addEventListener("change", (event) => {
    if (event.target.closest("[data-flag], [data-certainty]")) keep(Number(event.target.closest("[data-position]").dataset.position))
  })
  document.addEventListener("focusout", (event) => { if (event.target.matches("textarea")) keepAll() })
  addEventListener("pagehide", keepAll)
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keepAll() })

  function show(position, given) {
    const item = element(position), radio = item.querySelector(`[data-certainty] input[value="${given.certainty}"]`)
    window.answers.write(item.querySelector("[data-answer]"), given.answer)
    if ("flagged" in given) item.querySelector("[data-flag] input").checked = given.flagged
    if (radio) radio.checked = true
    shownRevision.set(position, given.revision)
  }
  // Only what another tab or an earlier visit knows; what is being typed here stays.
  function showNewer() {
    for (const position of positions) {
      const given = newer(position)
      if (given && given.revision > shownRevision.get(position) && !typing.has(position)) show(position, given)
    }
    draw()
  }

  function draw() {
    const queue = read().queue, waiting = new Set([...queue.map((one) => one.position), ...typing.keys()])
    let done = 0
    for (const position of positions) {
      const item = element(position), step = document.querySelector(`[data-step="${position}"]`)
      const answered = !isEmpty(answerOf(item)), flagged = besideOf(item).flagged, unsent = waiting.has(position)
      done += answered
      step.toggleAttribute("data-answered", answered)
      step.toggleAttribute("data-flagged", flagged)
      step.toggleAttribute("data-unsent", unsent)
      const said = [word(answered ? "answered" : "open"), flagged && word("flagged"), unsent && word("unsent")]
      step.querySelector("[data-step-said]").textContent = said.filter(Boolean).join(", ")
      for (const seen of document.getElementsByName(`item${position}-seen`)) seen.value = shownRevision.get(position)
    }
    document.getElementById("attempt-progress").value = done
    document.getElementById("attempt-progress-said").textContent = word("progress", { done, all: positions.length })
  }

  let soon = null, late = null
  const clockOf = (iso) => new Date(iso).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false })
  function say(state, text) {
    saved.dataset.state = state
    saved.textContent = text
    join.hidden = state !== "signed_out"
  }
  document.addEventListener("attempt:sending", (event) => {
    const { state, savedAt } = event.detail
    if (state === "saving") {
      saved.dataset.state = "saving" // at once, since "saved" is not true any more; the words of a quick save do not flicker
      soon ??= setTimeout(() => say("saving", word("saving")), SOON)
      late ??= setTimeout(() => say("offline", word("offline")), LATE)
      return
    }
    clearTimeout(soon); clearTimeout(late); soon = late = null
    if (state === "saved") {
      if (!read().queue.length) say("saved", word("saved", { time: clockOf(savedAt) }))
    } else if (state === "ready") {
      say("", "") // what became of it stands beside the question
    } else {
      const count = read().queue.length
      say(state, [word(state), count > 1 ? word("waiting", { count }) : ""].filter(Boolean).join(" "))
    }
  })
  // Another tab sent what waited here, perhaps since somebody joined again there.
  function sentElsewhere() {
    const { queue, items, versions } = read(), times = Object.values(items).map((one) => one.saved).filter(Boolean).sort()
    if (!queue.length && !Object.keys(versions).length && times.length) say("saved", word("saved", { time: clockOf(times.at(-1)) }))
  }
  document.addEventListener("attempt:say", (event) => say("offline", event.detail))
  document.addEventListener("attempt:answered", (event) => {
    const { one, status } = event.detail
    if (status === 200) shownRevision.set(one.position, Math.max(shownRevision.get(one.position), one.revision))
  })
  document.addEventListener("attempt:store", draw)
  document.addEventListener("attempt:other-tab", () => { showNewer(); sentElsewhere() })
  document.addEventListener("attempt:act", (event) => shownRevision.set(event.detail.position, window.attempt.revisionOf(read(), event.detail.position)))

  Object.assign(window.attempt, { keepAll, show, besideOf, isEmpty })
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-save]")) button.hidden = true
    showNewer()
    const times = Object.values(settings.items).map(([, time]) => time).filter(Boolean).sort()
    if (!read().queue.length && times.length) say("saved", word("saved", { time: clockOf(times.at(-1)) }))
  })
})()
