"""Every command of Afterword: `python3 tasks.py NAME`, or `invoke NAME` inside the venv that this makes.

`python3 tasks.py` lists them; `python3 tasks.py --help NAME` explains one.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

if __name__ == "__main__":
    from afterword.command import bootstrap

    sys.exit(bootstrap.run(ROOT, sys.argv[1:]))

from afterword.command.tasks import namespace  # noqa: E402 - only the venv has what this needs

__all__ = ["namespace"]
