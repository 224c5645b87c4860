// Leaves empty fields out of the address of a list, so that the address says only what is asked for.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") return
  for (const [name, value] of [...event.detail.formData]) {
    if (value === "") event.detail.formData.delete(name)
  }
})
