"""What several pages show alike is rendered once: never for a page from which its links would lead astray."""

from __future__ import annotations

from afterword.once import Once


class Macro:
    """Counts how often it is asked to render."""

    name = "card"

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, *args: object) -> str:
        self.asked += 1
        return f"{args} {self.asked}"


def test_a_macro_renders_once_for_each_depth_and_thing() -> None:
    once, macro = Once(), Macro()
    made = [once({"SITEURL": way}, macro, thing) for way in (".", "..") for thing in "ab" * 3]  # type: ignore[arg-type]
    assert len(set(made)) == macro.asked == 4
