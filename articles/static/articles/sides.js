// Two articles side by side: what is pointed at lights up its counterpart, a tap takes the pair in hand, and
// scrolling one side brings the other to what answers it.
(() => {
  const side = (name) => document.getElementById(`side-${name}`)
  const both = () => [side("left"), side("right")]
  const pairsOf = (mark) => mark.dataset.pairs.split(" ")
  const counterparts = (mark, where) =>
    pairsOf(mark).flatMap((pair) => [...where.querySelectorAll(`mark[data-pairs~="${pair}"]`)])
  const calm = matchMedia("(prefers-reduced-motion: reduce)")

  function light(mark) {
    document.querySelectorAll("#desk .is-near").forEach((lit) => lit.classList.remove("is-near"))
    if (mark) both().flatMap((here) => counterparts(mark, here)).forEach((other) => other.classList.add("is-near"))
  }
  document.addEventListener("pointerover", (event) => light(event.target.closest("#desk mark[data-pairs]")))

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("#desk mark[data-pairs]")
    if (!mark) return
    const number = pairsOf(mark)[0]
    const links = [...mark.closest(".side").querySelectorAll(".pair-number")]
    links.find((link) => link.lastChild.textContent.trim() === number)?.click()
  })

  // The side that a person scrolls leads; the other follows and must not lead back.
  let leader = null
  for (const kind of ["pointerenter", "focusin", "touchstart", "wheel"]) {
    document.addEventListener(kind, (event) => {
      const over = event.target instanceof Element && event.target.closest("#desk .side")
      if (over) leader = over.id
    }, { capture: true, passive: true })
  }
  let waiting = false
  document.addEventListener("scroll", (event) => {
    if (!(event.target instanceof Element) || event.target.id !== leader || waiting) return
    waiting = true
    requestAnimationFrame(() => { waiting = false; follow(event.target) })
  }, { capture: true, passive: true })

  function follow(from) {
    const to = both().find((other) => other && other !== from)
    const top = from.getBoundingClientRect().top + from.clientHeight / 4
    const mark = [...from.querySelectorAll("mark[data-pairs]")].find((one) => one.getBoundingClientRect().bottom > top)
    const answer = mark && to && counterparts(mark, to)[0]
    if (answer) to.scrollTop += offset(answer, to) - offset(mark, from)
  }
  const offset = (mark, where) => mark.getBoundingClientRect().top - where.getBoundingClientRect().top

  function showHeld() {
    for (const here of both()) {
      const held = here?.querySelector("mark.is-held")
      if (held) here.scrollTo({ top: here.scrollTop + offset(held, here) - here.clientHeight / 3, behavior: calm.matches ? "instant" : "smooth" })
    }
  }
  document.addEventListener("DOMContentLoaded", () => {
    if (new URLSearchParams(location.search).has("alignment")) showHeld()
  })
  document.addEventListener("htmx:beforeSwap", () => { leader = null })
  document.addEventListener("htmx:afterSettle", showHeld)
})()
