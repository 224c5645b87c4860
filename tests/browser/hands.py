"""What hands do at a page, counted: real presses, or real taps and swipes. Nothing is focused by the test."""

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 60
FOCUSED = "element => element === document.activeElement"
MARGIN, STEPS = 8, 10  # of a swipe, in CSS pixels and in touches
AT_REST = """() => new Promise(done => {
  let before = -1
  const look = () => {
    if (scrollY === before) return done()
    before = scrollY
    requestAnimationFrame(() => requestAnimationFrame(look))
  }
  look()
})"""


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

    def write(self, target: Locator, words: str) -> None:
        self.reach(target)
        self.page.keyboard.insert_text(words)
        self.acts += 1


class Fingers:
    """Each tap is an act, each swipe that brings the target into the window, and each field that is filled."""

    def __init__(self, page: Page) -> None:
        self.page, self.acts, self.swipes = page, 0, 0
        self.touch = page.context.new_cdp_session(page)

    def choose(self, target: Locator) -> None:
        expect(target).to_be_visible()
        self.page.touchscreen.tap(*self._place(target))
        self.acts += 1

    def write(self, target: Locator, words: str) -> None:
        self.choose(target)
        expect(target).to_be_focused()
        self.page.keyboard.insert_text(words)
        self.acts += 1

    def _place(self, target: Locator) -> tuple[float, float]:
        """Where a finger meets the target; swipes until nothing lies over it."""
        for _swipe in range(30):
            self.page.evaluate(AT_REST)
            seen = target.evaluate(
                """element => {
                  const box = element.getBoundingClientRect()
                  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight / 2) / 2]
                  const hit = document.elementFromPoint(x, y)
                  return { x, y, free: Boolean(hit) && (element.contains(hit) || hit.contains(element)) }
                }"""
            )
            if seen["free"]:
                return seen["x"], seen["y"]
            self._swipe(up=seen["y"] > 0)
        raise AssertionError(f"no swipe brings {target} into the window")

    def _swipe(self, *, up: bool) -> None:
        """Along the left margin, where no box with a scroll bar of its own takes the finger."""
        high, low = 0.2 * self.page.viewport_size["height"], 0.8 * self.page.viewport_size["height"]
        start, end = (low, high) if up else (high, low)
        before = self.page.evaluate("scrollY")
        self._touch("touchStart", start)
        for step in range(1, STEPS + 1):
            self._touch("touchMove", start + (end - start) * step / STEPS)
        self._touch("touchMove", end)  # the finger rests before it leaves, so that nothing flies on
        self._touch("touchEnd")
        self.page.wait_for_function("before => scrollY !== before", arg=before)
        self.acts += 1
        self.swipes += 1

    def _touch(self, kind: str, y: float | None = None) -> None:
        points = [] if y is None else [{"x": MARGIN, "y": y}]
        self.touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
