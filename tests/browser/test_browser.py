"""The sample archive in a real browser, used as a person uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from typed_strings import random_strings

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "story": "stories/the-second-stair/",
    "chapter": "stories/the-second-stair/2/",
    "whole": "stories/the-tin-woodmans-winter/whole/",
    "list": "fandom/sherlock-holmes/",
    "long list": "stories/by-title/",
    "shelf": "character/",
    "authors": "authors/by-count/",
    "series": "series/lodgers-of-baker-street/",
    "titles": "titles/",
    "letter": "titles/t/",
    "browse": "browse/",
    "search": "search/?q=lamp",
    "about": "about/",
    "removal": "removal/",
    "not found": "404.html",
}
CHAPTER = KINDS["chapter"]
SCROLLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def kinds(*names: str) -> pytest.MarkDecorator:
    chosen = {name: KINDS[name] for name in names or KINDS}
    return pytest.mark.parametrize("path", chosen.values(), ids=chosen.keys())


def stored(settings: object) -> str:
    """Return a script that keeps settings before any page of the site is read."""
    return f"localStorage.setItem('afterword:/repo/', {json.dumps(json.dumps(settings))})"


def size_of(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose:not(.small)')).fontSize)"))


@kinds()
@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(new_page: Any, site: str, path: str, theme: str) -> None:
    page = new_page(color_scheme="dark" if theme == "light" else "light", viewport={"width": 1280, "height": 900})
    page.add_init_script(stored({"theme": theme}))
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@kinds()
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_scrolls_sideways(new_page: Any, site: str, path: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    assert not page.evaluate(SCROLLS)


@kinds()
def test_no_page_calls_out_or_breaks_its_policy(watched: Any, site: str, path: str) -> None:
    watched.page.goto(site + path)
    watched.page.wait_for_load_state("networkidle")


@kinds("home", "story", "chapter", "list", "titles")
def test_a_page_at_twice_the_text_size_still_fits(new_page: Any, site: str, path: str) -> None:
    page = new_page(viewport={"width": 640, "height": 900}, device_scale_factor=2)
    page.goto(site + path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not page.evaluate(SCROLLS)


def test_a_reader_gets_from_the_front_page_to_the_end_of_a_story(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site)
    page.get_by_role("link", name="Browse", exact=True).click()
    page.get_by_role("link", name="Sherlock Holmes").first.click()
    page.get_by_role("link", name="The Second Stair").click()
    page.get_by_role("link", name="Read from the beginning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The Poker")
    for _ in range(3):
        page.locator("nav.around a[rel=next]").click()
    expect(page.locator("nav.around a[rel=next]")).to_have_count(0)
    page.locator("nav.around a.up").click()
    expect(page).to_have_url(site + "stories/the-second-stair/")


def test_the_contents_drop_down_leads_to_any_chapter(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site + CHAPTER)
    page.get_by_text("Contents", exact=True).click()
    page.locator(".jump a").nth(3).click()
    expect(page).to_have_url(site + "stories/the-second-stair/4/")


def test_text_size_and_width_are_kept_on_every_page_and_do_not_jump(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site + CHAPTER)
    before = size_of(page)
    page.get_by_role("button", name="Larger text").click()
    page.get_by_role("button", name="Larger text").click()
    page.get_by_role("button", name="Narrower").click()
    assert size_of(page) > before * 1.1
    after = size_of(page)
    page.goto(site + "stories/marley-early/1/")
    assert size_of(page) == after
    assert page.evaluate("document.documentElement.dataset.width") == "-1"
    assert [key for key in page.evaluate("Object.keys(localStorage)") if not key.startswith("afterword:/repo/")] == []


def test_colours_are_chosen_once_and_are_there_before_anything_is_drawn(watched: Any, site: str) -> None:
    page = watched.page
    page.add_init_script(
        "new MutationObserver((_, self) => { if (document.body) { globalThis.atFirst = document.documentElement.dataset.theme; self.disconnect(); } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto(site + CHAPTER)
    colours = set()
    for choice in ("light", "sepia", "dark"):
        page.get_by_label("Colours").select_option(choice)
        page.goto(site)
        assert page.evaluate("globalThis.atFirst") == choice
        colours.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        page.goto(site + CHAPTER)
        expect(page.get_by_label("Colours")).to_have_value(choice)
    assert len(colours) == 3
    page.get_by_label("Colours").select_option("")
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_whatever_is_stored_the_settings_stay_within_their_limits(watched: Any, site: str) -> None:
    page = watched.page
    page.add_init_script(stored({"size": 1e9, "width": "-7.5", "theme": "</script>", "__proto__": 1}))
    page.goto(site + CHAPTER)
    found = page.evaluate("({...document.documentElement.dataset})")
    assert (found["size"], found["width"], found.get("theme")) == ("4", "-2", None)
    page.get_by_role("button", name="Smaller text").click()
    assert page.evaluate("document.documentElement.dataset.size") == "3"


@pytest.mark.parametrize("text", ["null", "[]", "7", "no json", '{"size": {}}'])
def test_settings_that_cannot_be_read_are_none(watched: Any, site: str, text: str) -> None:
    page = watched.page
    page.add_init_script(f"localStorage.setItem('afterword:/repo/', {json.dumps(text)})")
    page.goto(site + CHAPTER)
    assert page.evaluate("document.documentElement.dataset.size") is None
    page.get_by_role("button", name="Larger text").click()
    assert page.evaluate("document.documentElement.dataset.size") == "1"


def test_a_reader_without_storage_can_still_read(new_page: Any, site: str) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })")
    page.goto(site + CHAPTER)
    page.get_by_role("button", name="Larger text").click()
    expect(page.locator(".prose").last).to_be_visible()


def test_everything_but_search_works_without_javascript(new_page: Any, site: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site)
    page.get_by_role("link", name="Titles", exact=True).click()
    page.get_by_role("link", name="Penelope, Unweaving").click()
    page.get_by_role("link", name="Read", exact=True).click()
    expect(page.locator(".prose:not(.small)")).to_contain_text("thread")
    expect(page.locator("[data-settings]")).to_be_hidden()
    page.goto(site + "search/")
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()


def test_the_keyboard_alone_is_enough(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site + CHAPTER)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".jump ol")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(site + "stories/the-second-stair/1/")


def test_focus_can_be_seen(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site)
    for _ in range(8):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none"


def test_a_search_from_any_page_finds_and_leads_there(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site + CHAPTER)
    page.locator("header.site input").fill("queequeg’s coffin")
    page.keyboard.press("Enter")
    expect(page.locator("#results h2").first).to_have_text("Call Me Anything")
    expect(page.get_by_role("status")).to_contain_text("found")
    page.locator("#results .where a").first.click()
    assert "/stories/call-me-anything/" in page.url


def test_the_address_holds_what_was_searched(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site + "search/")
    page.locator("#query").fill("lamp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(site + "search/?q=lamp")
    page.locator("#query").fill("harpoon")
    page.keyboard.press("Enter")
    page.go_back()
    expect(page.locator("#query")).to_have_value("lamp")
    expect(page.locator("#results li").first).to_be_visible()


def test_a_result_says_what_it_is(watched: Any, site: str) -> None:
    watched.page.goto(site + "search/?q=title:watchdog")
    result = watched.page.locator("#results li").first
    for said in ("Sherlock Holmes", "rating G", "100 words"):
        expect(result).to_contain_text(said)


def test_a_search_that_finds_nothing_offers_to_go_on_without_the_word(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site + "search/?q=queequeg+zzyzx")
    expect(page.get_by_role("status")).to_contain_text("Nothing has “zzyzx”.")
    page.get_by_role("status").get_by_role("link", name="queequeg", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("1 story found.")
    expect(page.locator("#query")).to_have_value("queequeg")


def test_a_search_that_finds_nothing_offers_what_is_spelled_nearly_so(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site + "search/?q=queequag")
    page.get_by_role("status").get_by_role("link", name="queequag~").click()
    expect(page.get_by_role("status")).to_contain_text("1 story found.")
    expect(page.locator("#results")).to_contain_text("Call Me Anything")


def test_what_every_search_needs_is_fetched_before_anything_is_typed(new_page: Any, site: str) -> None:
    page = new_page()
    with page.expect_response(lambda answer: answer.url.endswith("search/boot.js")):
        page.goto(site + "search/")
    with page.expect_response(lambda answer: "/search/t/" in answer.url):
        page.locator("#query").fill("lamp")
        page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("found")


def test_more_than_twenty_results_come_twenty_at_a_time(new_page: Any, many: str) -> None:
    page = new_page()
    page.goto(many + "search/?q=lamp")
    expect(page.get_by_role("status")).to_have_text("120 stories found; the best 20 are shown.")
    more = page.locator("#more")
    for shown in (20, 40, 60, 80, 100):
        expect(page.locator("#results > li")).to_have_count(shown)
        expect(more).to_have_text("Show 20 more")
        more.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#results h2 a").nth(shown)).to_be_focused()
    expect(page.locator("#results > li")).to_have_count(120)
    expect(more).to_be_hidden()


@pytest.mark.parametrize(
    "typed",
    [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "chapter 1: the beginning",
        "hello~20",
        "%00%ff",
    ],
)
def test_what_is_typed_never_runs_nor_fails(watched: Any, site: str, typed: str) -> None:
    page = watched.page
    page.goto(site + "search/")
    page.locator("#query").fill(typed)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).not_to_have_text("Searching …")
    expect(page.get_by_role("status")).not_to_contain_text("could not")


def test_whatever_is_typed_is_answered_in_a_browser(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site + "search/")
    found = page.evaluate(
        """async (strings) => {
            const terms = afterwordTerms(afterwordLoad);
            const found = [];
            for (const typed of strings) found.push((await afterwordAsk(terms, typed)).hits.length);
            return found;
        }""",
        random_strings(1000),
    )
    assert len(found) == 1000
    assert any(found)


def test_the_button_on_the_front_page_leads_to_a_story(watched: Any, site: str) -> None:
    page = watched.page
    page.goto(site)
    page.get_by_role("link", name="A story at random").click()
    page.wait_for_url("**/stories/*/")


def test_colours_follow_the_system(new_page: Any, site: str) -> None:
    light, dark = (new_page(color_scheme=scheme) for scheme in ("light", "dark"))
    colours = []
    for page in (light, dark):
        page.goto(site + CHAPTER)
        colours.append(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert colours[0] != colours[1]


def test_on_a_phone_the_next_chapter_is_the_first_thing_under_a_chapter(new_page: Any, site: str) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(site + CHAPTER)
    following, before, up = (
        page.locator(f"nav.around {which}").bounding_box() for which in ("[rel=next]", "[rel=prev]", ".up")
    )
    assert following["y"] < before["y"] < up["y"]
    assert following["width"] > 340
    assert following["height"] >= 44
    background = "getComputedStyle(document.querySelector('nav.around [rel=next]')).backgroundColor"
    assert page.evaluate(background) == page.evaluate(
        "getComputedStyle(document.querySelector('.find button')).backgroundColor"
    )


@kinds("story", "list", "shelf", "titles", "chapter")
def test_a_finger_hits_one_link_and_not_two(new_page: Any, site: str, path: str) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(site + path)
    assert page.evaluate("matchMedia('(pointer: coarse)').matches")
    heights = page.evaluate(
        "[...document.querySelectorAll('main :is(.tags, .byline, .of, .values, .titles) a')].map((link) => parseFloat(getComputedStyle(link).lineHeight))"
    )
    assert heights
    assert min(heights) >= 24


def test_where_the_device_has_its_own_colours_boxes_have_lines(new_page: Any, site: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(site + CHAPTER)
    notes = page.evaluate(
        "(({borderTopWidth, borderTopColor, backgroundColor}) => [borderTopWidth, borderTopColor !== backgroundColor])(getComputedStyle(document.querySelector('.notes')))"
    )
    assert notes == ["1px", True]


@kinds("home", "chapter", "list")
def test_the_lines_of_header_and_footer_end_where_the_text_does(new_page: Any, site: str, path: str) -> None:
    for width in (390, 1280, 1600):
        page = new_page(viewport={"width": width, "height": 900})
        page.goto(site + path)
        edges = page.evaluate(
            "['header.site', 'header.site .name', 'footer.site'].map((name) => Math.round(document.querySelector(name).getBoundingClientRect().left))"
        )
        text = page.evaluate(
            "(() => { const main = document.querySelector('main'); return Math.round(main.getBoundingClientRect().left + parseFloat(getComputedStyle(main).paddingLeft)); })()"
        )
        assert {*edges} == {text}


def test_a_word_without_end_is_broken_and_not_the_page(new_page: Any, site: str) -> None:
    page = new_page(viewport={"width": 320, "height": 700})
    for path in (KINDS["story"], KINDS["list"], KINDS["shelf"]):
        page.goto(site + path)
        page.evaluate(
            "for (const link of document.querySelectorAll('main dd a, main .values a, main dd span')) link.textContent = 'Rhabarber'.repeat(30)"
        )
        assert not page.evaluate(SCROLLS)


def test_on_paper_notes_are_smaller_than_the_story_and_nothing_can_be_pressed(new_page: Any, site: str) -> None:
    page = new_page()
    page.emulate_media(media="print")
    page.goto(site + "stories/the-second-stair/whole/")
    sizes = page.evaluate(
        "['.notes .prose', '.prose:not(.small)'].map((name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize))"
    )
    assert sizes[0] < sizes[1] < 16
    assert page.evaluate(
        "[...document.querySelectorAll('button, .button, select')].every((each) => !each.checkVisibility())"
    )
    assert page.evaluate("getComputedStyle(document.querySelectorAll('.part')[1]).breakBefore") == "page"


def test_on_paper_there_is_the_story_and_nothing_else(new_page: Any, site: str) -> None:
    page = new_page()
    page.goto(site + "stories/the-tin-woodmans-winter/whole/")
    page.emulate_media(media="print")
    for part in ("header.site", "footer.site", ".tools"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".prose").last).to_be_visible()


def test_the_whole_site_opens_from_a_disk(context: Any, sample: Path) -> None:
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.goto((sample / "index.html").as_uri())
    page.get_by_role("link", name="Titles", exact=True).click()
    page.get_by_role("link", name="Marley, Early").click()
    page.get_by_role("link", name="Read from the beginning").click()
    expect(page.locator("nav.around a[rel=next]")).to_be_visible()
    page.locator("header.site input").fill("marley")
    page.keyboard.press("Enter")
    expect(page.locator("#results h2").first).to_have_text("Marley, Early")
    page.locator("#results h2 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Marley, Early")
    assert faults == []
