// Serves the page of an attempt and what it is made of when there is no connection. It keeps nothing by itself: only
// what attempt_offline.js put there, and only while the network does not answer.
addEventListener("install", () => skipWaiting())
addEventListener("activate", (event) => event.waitUntil(clients.claim()))
addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return
  event.respondWith(fetch(event.request).catch(async (problem) => {
    const url = new URL(event.request.url)
    const kept = await caches.match(event.request.mode === "navigate" ? url.pathname : event.request)
    if (kept) return kept
    throw problem
  }))
})
