"""The machine's own Chromium, found by name."""

import os
import shutil

# The headless shell first: it draws no window, and a new page costs it a third of what it costs the whole browser.
NAMES = [
    os.environ.get("WHO_SAYS_CHROMIUM") or "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
]
PATH = next((path for path in map(shutil.which, NAMES) if path), None)
LAUNCH = {
    "executable_path": PATH,
    "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
}
