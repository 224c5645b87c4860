// A file on its way in: refuses what is too large before it is sent, and shows how far it is.
(() => {
  document.addEventListener("change", (event) => {
    const input = event.target.closest("input[type=file][data-most-bytes]")
    if (!input) return
    const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.mostBytes))
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "")
    input.reportValidity()
  })

  for (const [type, over] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
    document.addEventListener(type, (event) => {
      event.target.closest?.("input[type=file]")?.toggleAttribute("data-over", over)
    })
  }

  document.addEventListener("htmx:xhr:progress", (event) => {
    const box = event.target.querySelector?.("[data-upload]")
    if (!box || !event.detail.lengthComputable) return
    box.hidden = false
    box.querySelector("progress").value = 100 * event.detail.loaded / event.detail.total
  })
})()
