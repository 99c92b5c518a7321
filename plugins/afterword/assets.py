"""Stage: the style sheets as one file, and an address for each asset that changes when the asset does."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from pelican import signals

LAYERS = ("reset", "tokens", "base", "prose", "layout", "parts", "print")
"""The style sheets of `theme/static/css/`, in the order of the cascade."""
STYLE = "site.css"


def style(theme: Path) -> str:
    """Return all layers as one style sheet; the first line declares their order."""
    sheets = ((theme / "static/css" / f"{layer}.css").read_text("utf-8") for layer in LAYERS)
    return f"@layer {', '.join(LAYERS)};\n" + "".join(sheets)


def add_asset(generator: Any) -> None:
    """Let templates ask for the address of an asset by its name; a build looks at each asset once a generator."""
    theme = Path(generator.theme)

    @cache
    def asset(name: str) -> str:
        """Return the address of an asset, from the site's root."""
        data = style(theme).encode() if name == STYLE else (theme / "static/js" / name).read_bytes()
        return f"theme/{name}?{hashlib.sha256(data).hexdigest()[:8]}"

    generator.env.globals["asset"] = asset


def write_style(pelican: Any) -> None:
    """Write the one style sheet of the site."""
    target = Path(pelican.output_path, "theme", STYLE)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(style(Path(pelican.theme)), "utf-8", newline="\n")


def register() -> None:
    """Connect the stage."""
    signals.generator_init.connect(add_asset)
    signals.finalized.connect(write_style)
