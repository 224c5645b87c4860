// Handed in: what this browser kept of the attempt goes, but for answers that never arrived.
(() => {
  const attempt = document.currentScript.dataset.attempt
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(`attempt:${attempt}:`))) {
      if (!JSON.parse(localStorage.getItem(key)).queue?.length) localStorage.removeItem(key)
    }
  } catch { /* storage is switched off */ }
  const forget = async () => {
    for (const name of await caches.keys()) if (name.startsWith(`attempt-${attempt}-`)) await caches.delete(name)
  }
  if ("caches" in window) forget().catch(() => {})
})()
