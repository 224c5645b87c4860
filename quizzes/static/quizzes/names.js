// A search field over a list of names: hides those that do not match. Without JavaScript the whole list is there.
(() => {
  const search = document.getElementById("names-search")
  if (!search) return
  const box = search.parentElement
  const rows = [...document.querySelectorAll("#names > div")]
  const none = document.querySelector(".names-none")
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase()
  const isChosen = (row) => row.querySelector(":checked") !== null

  // Any word of the name may begin with what was typed; the name that is chosen stays in sight.
  const matches = (row, typed) => plain(row.textContent).split(/[^\p{L}\p{N}]+/u)
    .some((_word, at, words) => words.slice(at).join(" ").trim().startsWith(typed))
  const narrow = () => {
    const typed = plain(search.value).trim()
    const found = rows.filter((row) => matches(row, typed))
    for (const row of rows) row.hidden = !found.includes(row) && !isChosen(row)
    none.hidden = found.length > 0
    box.querySelector("[role=status]").textContent = typed ? `${search.dataset.found} ${found.length}` : ""
    return found
  }

  box.hidden = rows.length < 8
  rows.find(isChosen)?.scrollIntoView({ block: "nearest" })
  search.addEventListener("input", narrow)
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return
    event.preventDefault() // it would send the form without a PIN
    const found = narrow()
    if (found.length === 0) return
    const radio = found[0].querySelector("input")
    if (found.length === 1) radio.checked = true
    radio.focus()
  })
})()
