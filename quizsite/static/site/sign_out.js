// Signing out leaves nothing behind, also where the browser does not know Clear-Site-Data (plain http). Answers that wait
// to be sent would go, too: they are sent first, or the person is asked.
(() => {
  const waiting = () => {
    try {
      const states = Object.keys(localStorage).filter((name) => name.startsWith("attempt:")).map((name) => JSON.parse(localStorage.getItem(name)))
      return states.flatMap((state) => state.queue ?? []).length
    } catch { return 0 } // storage is switched off
  }
  async function forget() {
    try { localStorage.clear(); sessionStorage.clear() } catch { /* there is none */ }
    if (!("caches" in window)) return
    for (const name of await caches.keys()) await caches.delete(name)
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
  }
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-sign-out]")
    if (!form) return
    event.preventDefault()
    window.attempt?.keepAll()
    await window.attempt?.flush()
    const left = waiting()
    if (left && !confirm(form.dataset.signOut.replace("{count}", left))) return
    await forget().catch(() => {})
    form.submit()
  })
})()
