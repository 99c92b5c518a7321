"""What a person should know of how a file was decoded: what was guessed, put right, or left out."""

from __future__ import annotations

from .decode import Text
from .findings import finding
from .model import Finding
from .plural import counted


def decode_findings(texts: tuple[Text, ...], file: str) -> tuple[Finding, ...]:
    """Return what decoding a file, or the parts of one, had to guess or repair."""
    findings: list[Finding] = []
    if guessed := next((text for text in texts if text.guessed), None):
        findings.append(finding("A102", file, encoding=guessed.encoding))
    if repairs := tuple(each for text in texts for each in text.repairs):
        first = repairs[0]
        findings.append(
            finding("A103", file, first.line, lines=counted(len(repairs), "line"), after=first.after.strip()[:80])
        )
    if controls := sum(text.controls for text in texts):
        findings.append(finding("A104", file, characters=counted(controls, "control character")))
    return tuple(findings)
