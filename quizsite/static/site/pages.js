// What every page does: dialogs open, menus close, focus goes to the first error. Listeners sit on the document,
// so that what htmx swaps in later works as well.
(() => {
  // <button data-dialog="id"> opens the dialog; <button data-close> or a form of method "dialog" closes it.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]")
    if (opener) document.getElementById(opener.dataset.dialog)?.showModal()
    event.target.closest("[data-close]")?.closest("dialog")?.close()
    if (event.target.matches("dialog:not([data-keep])")) closeFromBackdrop(event)
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false
    }
  })

  function closeFromBackdrop(event) {
    const box = event.target.getBoundingClientRect()
    const inside = event.clientX >= box.left && event.clientX <= box.right
      && event.clientY >= box.top && event.clientY <= box.bottom
    if (!inside) event.target.close()
  }

  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details.menu[open]")
    if (!menu) return
    menu.open = false
    menu.querySelector("summary").focus()
  })

  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest("details.menu[open]")
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false
  })

  const focusFirstError = (within) => within.querySelector("[aria-invalid='true'], .errorlist[tabindex]")?.focus()
  // A button that only opens a dialog is no use without JavaScript, and so comes hidden.
  const showOpeners = (within) => {
    for (const button of within.querySelectorAll("[data-dialog][hidden]")) button.hidden = false
  }
  document.addEventListener("DOMContentLoaded", () => {
    showOpeners(document)
    focusFirstError(document.querySelector("main form[data-failed]") ?? document.createElement("form"))
  })
  document.addEventListener("htmx:afterSettle", (event) => {
    showOpeners(document)
    const form = event.target.closest("form[data-failed]") ?? event.target.querySelector("form[data-failed]")
    if (form) focusFirstError(form)
  })
})()
