// The picker of the claim desk: each form that has data-picker="id of the text" marks in that text.
//
// In the form: [data-pick="role"] with [data-words] (the words, one span a line), [data-places] ("12-30,45-60", code
// points) and the buttons [data-pick-start], [data-pick-more], [data-pick-clear].
(() => {
  function attach(form) {
    const text = document.getElementById(form.dataset.picker), bar = form.querySelector("[data-picker-bar]")
    if (!text || !bar || "pickerReady" in form.dataset) return
    form.dataset.pickerReady = ""
    const roles = [...form.querySelectorAll("[data-pick]")].map(roleOf)
    let role = null, adding = false

    function roleOf(box) {
      const places = box.querySelector("[data-places]"), area = box.querySelector("[data-words]"), button = box.querySelector("[data-pick-start]")
      return {
        label: box.dataset.label, colour: box.dataset.pick, box, button,
        read: () => places.value.split(",").filter(Boolean).map((pair) => pair.split("-").map(Number)),
        write: (pairs, texts) => {
          places.value = pairs.map((pair) => pair.join("-")).join(",")
          area.value = texts.join("\n")
        },
        leave: () => button.focus(),
      }
    }
    function shows(used, more) {
      [role, adding] = [used, more]
      bar.hidden = !role
      if (role) bar.setAttribute("aria-label", `${bar.getAttribute("aria-roledescription")}: ${role.label}`)
      for (const one of roles) {
        one.button.setAttribute("aria-pressed", String(one === role))
        one.box.querySelector("[data-pick-more]")?.setAttribute("aria-pressed", String(adding && one === role))
      }
    }
    const wide = matchMedia("(min-width: 62rem)")
    const low = () => innerHeight - (wide.matches ? 40 : innerHeight * 0.55) // the claim lies over the text on a phone
    const picker = window.picker.attach({ root: form, text, bar, said: form.querySelector("[data-picker-said]"), roles, low, shows })
    if (!picker) return

    for (const one of roles) {
      const press = (name, act) => one.box.querySelector(name)?.addEventListener("click", act)
      one.box.querySelector("[data-pick-tools]").hidden = false
      press("[data-pick-start]", () => { if (one === role) { picker.stop(); one.leave() } else picker.start(one) })
      press("[data-pick-more]", () => picker.start(one, !(adding && one === role)))
      press("[data-pick-clear]", () => picker.clear(one))
    }
  }

  function attachAll() {
    window.pickerText.sweep()
    for (const form of document.querySelectorAll("form[data-picker]")) attach(form)
  }
  document.addEventListener("DOMContentLoaded", attachAll)
  document.addEventListener("htmx:afterSettle", attachAll)
})()
