// Full screen by a button or F.
(() => {
  const button = document.getElementById("stage-full")
  if (!document.fullscreenEnabled || !button) return
  const turn = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  button.hidden = false
  button.addEventListener("click", turn)
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey && !event.altKey) turn()
  })
})()
