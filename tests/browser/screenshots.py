"""Pictures of every page, for looking at: three widths, light and dark.

    python manage.py demo && python manage.py runserver 8000
    python -m tests.browser.screenshots --base http://127.0.0.1:8000 --only home styleguide

They go to `var/screenshots/<page>-<width>-<theme>.png`. The demo school must be there.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium

TEACHER = ("tess@school.example", "who-says-demo")
ADMINISTRATOR = ("ada@school.example", "who-says-demo")
WIDTHS = {390: 844, 820: 1180, 1440: 900}
THEMES = ("light", "dark")
FOLDER = Path("var/screenshots")

PUBLIC = {
    "home": "/",
    "styleguide": "/styleguide/",
    "sign-in": "/accounts/login/",
    "sign-up": "/accounts/signup/",
    "password-reset": "/accounts/password/reset/",
    "password-reset-done": "/accounts/password/reset/done/",
    "verification-sent": "/accounts/confirm-email/",
    "account-inactive": "/accounts/inactive/",
}
FOR_THE_TEACHER = {
    "classes": "/classes/",
    "class": "first of /classes/",
    "account-email": "/accounts/email/",
    "account-password": "/accounts/password/change/",
    "account-passkeys": "/accounts/2fa/",
    "account-totp": "/accounts/2fa/totp/activate/",
    "account-passkey-add": "/accounts/2fa/webauthn/add/",
    "account-passkey-list": "/accounts/2fa/webauthn/",
    "sign-out": "/accounts/logout/",
}
FOR_THE_ADMINISTRATOR = {
    "administration": "/administration/",
    "administration-people": "/administration/quizsite/user/",
    "administration-person": "/administration/quizsite/user/add/",
}


def launch(playwright) -> Browser:
    return playwright.chromium.launch(**chromium.LAUNCH)


def sign_in(page: Page, site: str, email: str, password: str) -> None:
    page.goto(f"{site}/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda address: "/login/" not in address)


def open_page(page: Page, site: str, address: str) -> None:
    if address.startswith("first of "):
        page.goto(site + address.removeprefix("first of "))
        address = page.get_attribute("main tbody a", "href")
    page.goto(site + address)


def shots(browser: Browser, site: str, pages: dict[str, str], person=None) -> Iterator[Path]:
    context = browser.new_context()
    page = context.new_page()
    if person:
        sign_in(page, site, *person)
    for name, address in pages.items():
        open_page(page, site, address)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            for width, height in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": height})
                path = FOLDER / f"{name}-{width}-{theme}.png"
                page.screenshot(path=path, full_page=True, animations="disabled")
                yield path
    context.close()


def chosen(pages: dict[str, str], only: list[str]) -> dict[str, str]:
    return {
        name: at for name, at in pages.items() if not only or any(re.fullmatch(one, name) for one in only)
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--only", nargs="*", default=[], help="names of pages, or patterns of names")
    options = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for pages, person in (
            (PUBLIC, None),
            (FOR_THE_TEACHER, TEACHER),
            (FOR_THE_ADMINISTRATOR, ADMINISTRATOR),
        ):
            for path in shots(browser, options.base, chosen(pages, options.only), person):
                print(path)
        browser.close()


if __name__ == "__main__":
    main()
