// "Check" in practice: first everything is sent, then the server is asked, and what it tells stands under the question.
(() => {
  const { settings, keepAll, flush, word, element } = window.attempt
  const told = (position) => document.getElementById(`told-${position}`)

  async function check(button) {
    const position = Number(button.dataset.check)
    button.setAttribute("aria-busy", "true")
    keepAll()
    try {
      if (!await flush()) throw new Error("not sent")
      const token = document.querySelector("[name=csrfmiddlewaretoken]").value
      const answer = await fetch(`${settings.page}items/${position}/check/`, { method: "POST", headers: { "HX-Request": "true", "X-CSRFToken": token } })
      if (answer.status !== 200) throw new Error("not checked")
      show(position, new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".told"))
    } catch {
      const said = Object.assign(document.createElement("div"), { className: "told", id: `told-${position}` })
      said.append(Object.assign(document.createElement("p"), { textContent: word("not_checked") }))
      show(position, said)
    }
    button.removeAttribute("aria-busy")
  }
  function show(position, fresh) {
    told(position)?.remove()
    element(position).querySelector(".button-row").before(fresh)
    if ("settled" in fresh.dataset) {
      document.dispatchEvent(new CustomEvent("attempt:settled", { detail: { position } }))
      element(position).querySelector("[data-check]").remove()
    }
    fresh.tabIndex = -1
    fresh.focus({ preventScroll: true })
    fresh.scrollIntoView({ block: "nearest" })
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-check]")
    if (!button) return
    event.preventDefault()
    if (!button.hasAttribute("aria-busy")) check(button)
  })
  // A verdict is about the answer that was checked, not about the one that is being made.
  document.addEventListener("answer:change", (event) => {
    const verdict = told(event.detail.position)?.querySelector(".verdict")
    if (verdict) verdict.replaceWith(Object.assign(document.createElement("p"), { className: "small quiet", textContent: word("changed") }))
  })
})()
