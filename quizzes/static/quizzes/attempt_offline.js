// Keeps the page and what it is made of in this browser, so that it opens without a connection. The kept page is one
// without any feedback. It goes when the attempt is handed in (attempt_done.js) and at sign-out (sign_out.js).
(() => {
  const { settings } = window.attempt
  const NAME = `attempt-${settings.attempt}-${settings.vote}`

  async function keep() {
    await navigator.serviceWorker.register(settings.worker, { scope: new URL("./", new URL(settings.worker, location)).pathname })
    const kept = await caches.open(NAME)
    const parts = [...document.querySelectorAll("script[src], link[rel~=stylesheet], link[rel=icon]")].map((part) => part.src || part.href)
    const there = await Promise.all([settings.page, ...parts].map((part) => kept.match(part)))
    if (there.includes(undefined)) {
      await kept.addAll(parts)
      const page = await fetch(`${settings.page}?keep=1`)
      if (page.ok && !page.redirected) await kept.put(settings.page, page)
    }
    // The worker takes the first page it finds of this address: that of an earlier vote must not be there.
    for (const name of await caches.keys()) if (name !== NAME && name.startsWith(`attempt-${settings.attempt}-`)) await caches.delete(name)
    document.documentElement.dataset.kept = ""
  }
  addEventListener("load", () => {
    if ("serviceWorker" in navigator && "caches" in window) keep().catch(() => {}) // without it the page works while it is open
  })
})()
