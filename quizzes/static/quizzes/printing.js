// <button data-print hidden> prints the page; without JavaScript there is the browser's own way.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
