// One question at a time, forwards and back, by the overview, the buttons or the address; on a narrow screen the text and
// the questions are two tabs. Fires "attempt:moved".
(() => {
  const { settings, element, positions, keepAll, flush, word, read } = window.attempt
  const frame = document.getElementById("attempt"), tabs = document.querySelector(".attempt-tabs")
  const walks = [...document.querySelectorAll("[data-walk]")], handIn = document.querySelector("[data-hand-in]")
  let here = null

  function go(position, focus = true) {
    if (!positions.includes(position)) return
    here = position
    for (const one of positions) element(one).hidden = one !== position
    for (const step of document.querySelectorAll("[data-step]")) {
      if (Number(step.dataset.step) === position) step.setAttribute("aria-current", "step")
      else step.removeAttribute("aria-current")
    }
    const at = positions.indexOf(position)
    walks[0].disabled = at === 0
    walks[1].hidden = at === positions.length - 1
    document.querySelector("[data-walk-said]").textContent = `${at + 1} / ${positions.length}`
    handIn.classList.toggle("button-primary", walks[1].hidden)
    document.querySelector(`[data-step="${position}"]`).scrollIntoView({ block: "nearest", inline: "center" })
    if (focus) {
      show("questions")
      element(position).focus({ preventScroll: true })
      element(position).scrollIntoView({ block: "start" })
    }
    history.replaceState(null, "", `#item-${position}`)
    document.dispatchEvent(new CustomEvent("attempt:moved", { detail: { position } }))
  }
  function show(tab) {
    frame.dataset.tab = tab
    tabs.querySelector(`[value="${tab}"]`).checked = true
  }

  // Handing in needs the server to have everything; what is missing is seen on the next page.
  async function beforeHandIn(event) {
    event.preventDefault()
    keepAll()
    if (await flush()) location.assign(handIn.href)
    else document.dispatchEvent(new CustomEvent("attempt:say", { detail: word("hand_in_offline") }))
  }

  document.addEventListener("DOMContentLoaded", () => {
    tabs.hidden = false
    frame.dataset.walking = ""
    tabs.addEventListener("change", (event) => show(event.target.value))
    for (const walk of walks) {
      walk.hidden = false
      walk.addEventListener("click", () => go(positions[positions.indexOf(here) + Number(walk.dataset.walk)]))
    }
    document.querySelector(".attempt-steps").addEventListener("click", (event) => {
      const step = event.target.closest("[data-step]")
      if (!step) return
      event.preventDefault()
      go(Number(step.dataset.step))
    })
    handIn.addEventListener("click", beforeHandIn)
    const asked = Number(/^#item-(\d+)$/.exec(location.hash)?.[1])
    go(positions.includes(asked) ? asked : settings.here, false)
  })
  addEventListener("hashchange", () => go(Number(/^#item-(\d+)$/.exec(location.hash)?.[1])))
  window.attempt.here = () => here
})()
