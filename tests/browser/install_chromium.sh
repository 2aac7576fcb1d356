#!/bin/sh
# Make sure that there is a browser: install Debian's Chromium where we may, else say how.
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium (once) ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null &&
        apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
echo "There is no browser, so the page is NOT tried out. Install Chromium" \
    "(on Debian and Ubuntu: apt install chromium), then run this again." >&2
exit 1
