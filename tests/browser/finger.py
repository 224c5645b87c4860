from playwright.sync_api import expect


class Finger:
    """Real touches, which the browser may take for scrolling."""

    def __init__(self, page):
        self.page, self.session = page, page.context.new_cdp_session(page)

    def send(self, kind, *point):
        points = [{"x": point[0], "y": point[1]}] if point else []
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def drag(self, start, end, rest=False):
        self.send("touchStart", *start)
        if rest:
            expect(self.page.locator("[data-picking]")).to_be_visible()
        for step in range(1, 9):
            self.send("touchMove", *(a + (b - a) * step / 8 for a, b in zip(start, end, strict=True)))
        self.send("touchEnd")
