"""`explain`: the page of a finding, in the terminal."""

from __future__ import annotations

import re

from afterword.command.build import NOT_BUILT, WHOLE
from afterword.findings import page_of
from running import invoke


def test_explain_prints_the_page_of_a_finding() -> None:
    done = invoke("explain", "a401")
    assert done.returncode == WHOLE, done.stdout + done.stderr
    assert "A401: chapters are missing" in done.stdout
    assert "road 1.txt,A401" in done.stdout
    assert set(re.findall(r"\w+", page_of("A401"))) <= set(re.findall(r"\w+", done.stdout))


def test_explain_names_all_codes_where_there_is_no_such_code() -> None:
    done = invoke("explain", "A999")
    assert done.returncode == NOT_BUILT
    assert "A101, A102" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
