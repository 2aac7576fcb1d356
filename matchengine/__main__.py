"""`python -m matchengine`."""

from __future__ import annotations

import sys

from matchengine.cli import main

if __name__ == "__main__":
    sys.exit(main())
