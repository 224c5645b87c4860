"""What hands do at a page, counted: real presses, or real taps and swipes. Nothing is focused by the test."""

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 60
FOCUSED = "element => element === document.activeElement"
MARGIN, STEPS = 8, 10  # of a swipe, in CSS pixels and in touches
# What is scrolled with an element, and from where to where the left margin lets a finger scroll it.
SCROLLED = """
  const scrollerOf = element => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const scrolls = ["auto", "scroll"].includes(getComputedStyle(box).overflowY)
      if (scrolls && box.scrollHeight > box.clientHeight && box.tagName !== "TEXTAREA") return box
    }
    return document.scrollingElement
  }
  const marginOf = scroller => {
    const free = []
    for (let y = 5; y < innerHeight; y += 10) {
      if (scrollerOf(document.elementFromPoint(MARGIN, y)) === scroller) free.push(y)
    }
    return [free[0], free.at(-1)]
  }
""".replace("MARGIN", str(MARGIN))
PLACE = f"""element => {{
  {SCROLLED}
  const box = element.getBoundingClientRect()
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight / 2) / 2]
  const hit = document.elementFromPoint(x, y), scroller = scrollerOf(element.parentElement)
  return {{ x, y, free: element.contains(hit), margin: marginOf(scroller), at: scroller.scrollTop }}
}}"""
PLACE_OF_WORD = f"""(text, index) => {{
  {SCROLLED}
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  let passed = -1, inWord = false
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
    for (let i = 0; i < node.length; i++) {{
      const space = /\\s/.test(node.data[i])
      if (!space && !inWord) passed++
      inWord = !space
      if (passed !== index || space) continue
      const range = new Range()
      range.setStart(node, i); range.setEnd(node, i + 1)
      const box = range.getBoundingClientRect(), scroller = scrollerOf(text)
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const free = text.contains(document.elementFromPoint(x, y))
      return {{ x, y, free, margin: marginOf(scroller), at: scroller.scrollTop }}
    }}
  }}
}}"""
AT_REST = f"""element => new Promise(done => {{
  {SCROLLED}
  const scroller = scrollerOf(element.parentElement)
  let before = null
  const look = () => {{
    const now = `${{scrollY}} ${{scroller.scrollTop}}`
    if (now === before) return done()
    before = now
    requestAnimationFrame(() => requestAnimationFrame(look))
  }}
  look()
}})"""

# How long a finger rests before it leaves: a browser that saw it move less than .04 s ago lets the page fly on.
REST = "new Promise(done => setTimeout(done, 100))"


class Keyboard:
    """Each press is an act, Tab and Shift+Tab like any other, and so is each field that is filled."""

    def __init__(self, page: Page) -> None:
        self.page, self.acts = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.acts += 1

    def reach(self, target: Locator) -> None:
        """By Tab, from where the page has put the focus, past the menu by its skip link."""
        expect(target).to_be_visible()
        for _tab in range(MOST_TABS):
            if target.evaluate(FOCUSED):
                return
            skip = self.page.locator("a.skip").evaluate(FOCUSED)
            self.press("Enter" if skip else "Tab")
            if skip:
                expect(self.page.locator("main")).to_be_focused()
                self.press("Tab")
        raise AssertionError(f"{target} is not reached by {MOST_TABS} tabs")

    def choose(self, target: Locator) -> None:
        self.reach(target)
        self.press("Enter")

    def pick(self, field: Locator, label: str) -> None:
        """One of a list, by the arrows."""
        self.reach(field)
        options = field.locator("option").all_inner_texts()
        steps = options.index(label) - field.evaluate("field => field.selectedIndex")
        self.press(*["ArrowDown" if steps > 0 else "ArrowUp"] * abs(steps))

    def write(self, target: Locator, words: str) -> None:
        self.reach(target)
        self.page.keyboard.insert_text(words)
        self.acts += 1


class Fingers:
    """Each tap is an act, each swipe that brings the target into sight, and each field that is filled."""

    def __init__(self, page: Page) -> None:
        self.page, self.acts, self.swipes = page, 0, 0
        self.touch = page.context.new_cdp_session(page)

    def choose(self, target: Locator) -> None:
        expect(target).to_be_visible()
        self._tap(target, PLACE)

    def tap_word(self, text: Locator, index: int) -> None:
        """The word of that number, counted from 0 between spaces."""
        self._tap(text, PLACE_OF_WORD, index)

    def pick(self, field: Locator, label: str) -> None:
        """One of a list: the system has its own wheel for it, which no test can turn."""
        field.select_option(label=label)
        self.acts += 2

    def write(self, target: Locator, words: str) -> None:
        self.choose(target)
        expect(target).to_be_focused()
        self.page.keyboard.insert_text(words)
        self.acts += 1

    def _tap(self, target: Locator, place: str, *which: int) -> None:
        """Where a finger meets it; swipes until nothing lies over it."""
        for _swipe in range(30):
            target.evaluate(AT_REST)
            seen = target.evaluate(place, *which)
            if seen["free"]:
                self.page.touchscreen.tap(seen["x"], seen["y"])
                self.acts += 1
                return
            self._swipe(target, seen)
        raise AssertionError(f"no swipe brings {target} into sight")

    def _swipe(self, target: Locator, seen: dict) -> None:
        """Along the left margin, where no box with a scroll bar of its own takes the finger."""
        high, low = seen["margin"]
        up = seen["y"] > (high + low) / 2
        start, end = (low, high) if up else (high, low)
        self._touch("touchStart", start)
        for step in range(1, STEPS + 1):
            self._touch("touchMove", start + (end - start) * step / STEPS)
        self.page.evaluate(REST)
        self._touch("touchMove", end)
        self._touch("touchEnd")
        moved = f"([element, before]) => {{ {SCROLLED} return scrollerOf(element.parentElement).scrollTop !== before }}"
        self.page.wait_for_function(moved, arg=[target.element_handle(), seen["at"]], timeout=5000)
        self.acts += 1
        self.swipes += 1

    def _touch(self, kind: str, y: float | None = None) -> None:
        points = [] if y is None else [{"x": MARGIN, "y": y}]
        self.touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
