"""`publish`: the site on its branch, and its addresses kept."""

from __future__ import annotations

import re
import subprocess
import textwrap
from pathlib import Path

import pytest

from afterword.command.build import NOT_BUILT, WHOLE, WITH_FINDINGS
from afterword.command.publish import domain_of, pages_address
from afterword.command.verify import held
from afterword.manifest import MANIFEST, read_manifest, sums_of
from conftest import ROOT
from raw import another, story
from running import git, invoke


def test_publish_pushes_the_site_and_keeps_its_addresses(clone: Path) -> None:
    done = invoke("publish", cwd=clone, SITEURL="https://ash.example/farthings/")
    assert done.returncode == WHOLE, done.stdout + done.stderr
    remote = clone.parent / "remote.git"
    files = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"index.html", "404.html", ".nojekyll", "stories/the-farthing/1/index.html"} <= set(files)
    assert {*files} == {*sums_of(clone / "output"), MANIFEST}
    assert ".nojekyll" in read_manifest((clone / "output" / MANIFEST).read_text())
    assert held(clone / "output").findings == ()
    home = git(remote, "show", "gh-pages:index.html")
    assert '<link rel="canonical" href="https://ash.example/farthings/">' in home
    assert 'href="/farthings/' in git(remote, "show", "gh-pages:404.html")
    assert "stories," in (clone / "content/addresses.csv").read_text()
    invoke("publish", cwd=clone, SITEURL="https://ash.example/farthings/")
    assert git(remote, "rev-list", "--count", "gh-pages").strip() == "1"


def test_a_published_address_survives_a_new_title(clone: Path) -> None:
    invoke("publish", cwd=clone, SITEURL="https://ash.example")
    (clone / "content/corrections.csv").write_text("file,title\na.txt,The Ha'penny\n")
    invoke("publish", cwd=clone, SITEURL="https://ash.example")
    page = git(clone.parent / "remote.git", "show", "gh-pages:stories/the-farthing/index.html")
    assert "The Ha’penny" in page


def test_a_story_that_its_author_takes_back_is_forgotten(clone: Path) -> None:
    (clone / "content/stories/b.txt").write_text(story("The Lamp", another("snowed"), "wren") + "\n")
    (clone / "content/stories/c.txt").write_text(story("The Road", another("moved"), "wren") + "\n")
    addresses = clone / "content/addresses.csv"
    invoke("publish", "--no-push", cwd=clone, SITEURL="https://ash.example")
    assert {"the-lamp", "the-road"} <= set(re.split(r"[,\n]", addresses.read_text()))
    (clone / "content/corrections.csv").write_text("file,title\nc.txt,The Way\n")
    (clone / "content/removals.toml").write_text(
        '[[remove]]\nfile = "b.txt"\n[[remove]]\nstory = "/stories/the-road/"\n'
    )
    for _ in range(2):  # the request goes by the address that the story had, so that this must stay
        done = invoke("publish", "--no-push", cwd=clone, SITEURL="https://ash.example")
        assert done.returncode == WHOLE, done.stdout + done.stderr
        assert "the-lamp" not in addresses.read_text()
        assert "the-way" not in addresses.read_text()
        assert not [
            path for path in (clone / "output/stories").iterdir() if path.name != "the-farthing" and path.is_dir()
        ]


def test_nothing_is_published_while_something_is_wrong(clone: Path) -> None:
    (clone / "content/corrections.csv").write_text("file,title\nlost.txt,x\n")
    done = invoke("publish", cwd=clone, SITEURL="https://ash.example")
    assert done.returncode == WITH_FINDINGS
    assert git(clone.parent / "remote.git", "branch", "--list").strip() == ""


def test_no_address_is_kept_of_what_was_not_published(clone: Path) -> None:
    (clone / "content/corrections.csv").write_text("file,title\nlost.txt,x\n")
    assert invoke("publish", "--no-push", cwd=clone, SITEURL="https://ash.example").returncode == WITH_FINDINGS
    (clone / "content/corrections.csv").unlink()
    git(clone, "remote", "set-url", "origin", str(clone.parent / "nowhere.git"))
    assert invoke("publish", cwd=clone, SITEURL="https://ash.example").returncode == NOT_BUILT
    assert not (clone / "content/addresses.csv").exists()
    assert invoke("publish", "--no-push", cwd=clone, SITEURL="https://ash.example").returncode == WHOLE
    assert (clone / "content/addresses.csv").exists()


def test_the_address_that_the_archivist_wrote_wins(clone: Path) -> None:
    conf = clone / "publishconf.py"
    conf.write_text(conf.read_text() + '\nSITEURL = "https://stories.example/"\n')
    done = invoke("publish", "--no-push", cwd=clone, SITEURL="https://ash.github.io/stories")
    assert done.returncode == WHOLE, done.stdout + done.stderr
    home = (clone / "output/index.html").read_text()
    assert '<link rel="canonical" href="https://stories.example/">' in home
    assert "github.io" not in home


@pytest.mark.parametrize(
    ("conf", "said"),
    [("SITEURL = ", "publishconf.py, line"), ("SITEURL = nowhere", "nowhere"), ('SITEURL = "stories"', "no address")],
)
def test_a_setting_that_cannot_be_is_said_in_a_sentence(clone: Path, conf: str, said: str) -> None:
    (clone / "publishconf.py").write_text(f"{(clone / 'publishconf.py').read_text()}\n{conf}\n")
    done = invoke("publish", "--no-push", cwd=clone)
    assert done.returncode == NOT_BUILT
    assert said in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_without_any_address_nothing_is_published(clone: Path) -> None:
    done = invoke("publish", cwd=clone)
    assert done.returncode == NOT_BUILT
    assert "nobody says where the site will be" in done.stdout


def test_a_sheet_of_addresses_that_a_spreadsheet_saved_is_read(clone: Path) -> None:
    invoke("publish", "--no-push", cwd=clone, SITEURL="https://ash.example")
    sheet = clone / "content/addresses.csv"
    rows = sheet.read_text().replace(",", ";") + "genre;Café;cafe\n"
    sheet.write_bytes(rows.replace("the-farthing", "a-farthing").encode("cp1252"))
    done = invoke("publish", "--no-push", cwd=clone, SITEURL="https://ash.example")
    assert done.returncode == WHOLE, done.stdout + done.stderr
    assert (clone / "output/stories/a-farthing/index.html").is_file()
    assert "genre,Café,cafe" in sheet.read_text("utf-8")


@pytest.mark.parametrize("theirs", ["content/stories/b.txt", "content/addresses.csv"])
def test_the_workflow_does_not_fail_because_the_branch_has_moved_on(clone: Path, theirs: str) -> None:
    """What the workflow does with the addresses, done here: its own lines, on a branch that somebody else pushed to."""
    for arguments in (("add", "."), ("commit", "-qm", "Begin"), ("push", "-q", "-u", "origin", "HEAD")):
        git(clone, *arguments)
    other = clone.parent / "other"
    git(clone.parent, "clone", "-q", str(clone.parent / "remote.git"), str(other))
    (other / theirs).write_text("theirs\n")
    for arguments in (("add", "."), ("config", "user.name", "b"), ("config", "user.email", "b@x.example")):
        git(other, *arguments)
    git(other, "commit", "-qm", "Move on")
    git(other, "push", "-q")
    (clone / "content/addresses.csv").write_text("kind,key,slug\n")
    workflow = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    lines = workflow.split("Keep the addresses that are now public")[1].split("run: |\n")[1].split("\n\n")[0]
    script = textwrap.dedent(lines)
    done = subprocess.run(["bash", "-e", "-c", script], cwd=clone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    kept = git(clone.parent / "remote.git", "log", "--oneline", "--all")
    assert ("Keep the addresses" in kept) != ("::warning::" in done.stdout)
    assert "Keep the addresses" in kept or theirs.endswith(".csv")


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/Ash/Lamps.git", "https://ash.github.io/Lamps"),
        ("git@github.com:ash/ash.github.io.git", "https://ash.github.io"),
        ("/srv/git/lamps.git", None),
    ],
)
def test_the_address_of_pages_follows_from_the_remote(remote: str, address: str | None) -> None:
    assert pages_address(remote) == address


@pytest.mark.parametrize(
    ("site", "remote", "domain"),
    [
        ("https://stories.example", "git@github.com:ash/lamps.git", "stories.example"),
        ("https://ash.github.io/lamps", "git@github.com:ash/lamps.git", None),
        ("https://ash.example/lamps", "git@github.com:ash/lamps.git", None),
        ("https://stories.example", "/srv/git/lamps.git", None),
    ],
)
def test_a_domain_of_ones_own_is_told_to_github(site: str, remote: str, domain: str | None) -> None:
    assert domain_of(site, remote) == domain
