"""Pages that are no story, in the shape of each site: none of them may be published."""

from __future__ import annotations

from collections.abc import Mapping

from .printed import LYNX, W3M, printed

_EFICTION = """<html><head><title>The Milestone</title></head><body><div id="header"><h1>The Milestone</h1></div>
<div id="menu"><ul><li><a href="index.php">Home</a></li><li><a href="browse.php?type=recent">Most Recent</a></li><li><a href="authors.php?list=authors">Authors</a></li><li><a href="user.php?action=login">Log In</a></li></ul></div>
<div id="maincontent">{}</div><div id="footer">Disclaimer:  All publicly recognizable characters, settings, etc. are the property of their respective owners.</div></body></html>"""
_LISTBOX = """<div class="listbox"><div class="title"><a href="viewstory.php?sid={0}">The Salt Road {0}</a> by <a href="viewuser.php?uid=3">ash</a> <span class="label">Rated:</span> PG [<a href="reviews.php?type=ST&amp;item={0}">Reviews</a> - 12]</div>
<div class="content"><span class="label">Summary: </span>A cartographer is asked to map a road that moves, and she brings a pencil.<br><span class="label">Categories:</span> Gen <span class="label">Characters: </span> Ada<br>
<span class="label">Chapters: </span> 2 <a href="viewstory.php?sid={0}&amp;index=1">Table of Contents</a><br><span class="label">Completed:</span> Yes <span class="label">Word count:</span> 83 <span class="label">Read Count:</span> 1234</div>
<div class="tail"><span class="label">Published: </span>March 19, 2004 <span class="label">Updated:</span> May 02, 2004</div></div>"""
_AO3 = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{} [Archive of Our Own]</title></head><body><div id="outer" class="wrapper"><header id="header" class="region"><h1 class="heading"><a href="/">Archive of Our Own</a></h1></header>
<div id="inner" class="wrapper"><div id="main" class="region" role="main">{}</div></div><div id="footer"><h3 class="landmark heading">Footer</h3><ul><li>About the Archive</li></ul></div></div></body></html>"""
_BLURB = """<li class="work blurb group"><h4 class="heading"><a href="/works/{0}">The Farthing {0}</a> by <a rel="author" href="/users/q">quill</a></h4><h5 class="fandoms heading"><a class="tag" href="/tags/x">A Christmas Carol</a></h5>
<ul class="tags commas"><li class="warnings"><a class="tag" href="/tags/y">No Archive Warnings Apply</a></li></ul><blockquote class="userstuff summary"><p>The ledger was wrong by one farthing, and had been since Michaelmas. Somebody has to say so.</p></blockquote>
<dl class="stats"><dt class="language">Language:</dt><dd class="language">English</dd><dt class="words">Words:</dt><dd class="words">1,074</dd><dt class="chapters">Chapters:</dt><dd class="chapters">3/3</dd></dl></li>"""
_FFNET = "<!DOCTYPE html><html><head><meta charset=utf-8><title>{} | FanFiction</title></head><body><div id=top><a href='/'>FanFiction</a> <span>unleash your imagination</span></div><div id=content_wrapper>{}</div><div id=p_footer><a href='/help/'>Help</a> . <a href='/privacy/'>Privacy</a> . <a href='/tos/'>Terms of Service</a> . <a href='#top'>Top</a></div></body></html>"
_ROW = "<div class='z-list zhover zpointer'><a class=stitle href='/s/{0}/1/A'>The Long Farthing {0}</a> by <a href='/u/1/q'>quillandash</a><div class='z-indent z-padtop'>A ledger is wrong by one farthing, and nobody minds it but the clerk.<div class='z-padtop2 xgray'>Rated: T - English - Mystery - Chapters: 3 - Words: 4,512 - Reviews: 45 - Favs: 100 - Follows: 80 - Updated: <span data-xutime='1334534400'>4/16/2012</span> - Published: <span data-xutime='1262304000'>1/1/2010</span> - Ada B. - Complete</div></div></div>"
_REVIEW = '<div class="review"><span class="label">Reviewer: </span>{} <span class="label">Signed</span><br><span class="label">Date: </span>March 19, 2004 <span class="label">Title: </span>Out<br>I loved this. The road was so real to me, and I cried when she put the pencil down. Please write more soon!</div>'
_AFF = '<!DOCTYPE html><html lang="en"><head><title>{}</title></head><body><nav><a href="https://www.adult-fanfiction.org">Home</a></nav><main class="main">{}</main><footer><p>© 2026 Fiction Portal 4.0. All rights reserved.</p></footer><div id="ageVerificationModal"><h2>Age Verification Required</h2><p>This website contains adult content. You must be 18 years or older to access this site.</p><button>Yes, I am 18+</button></div></body></html>'
_AFF_ROW = '<div class="story-entry"><div class="story-header"><a href="story.php?no=60090041{0}" class="story-title"> The Long Farthing {0} </a> <span class="story-separator">-:-</span> <span>By:</span> <a href="https://members.adult-fanfiction.org/profile.php?id=4" class="story-author"> quill </a></div><div class="story-meta"><div class="story-meta-item"><strong>Published:</strong> Jul 8, 2026 </div><div class="story-meta-item"><strong>Rated:</strong> Adult + </div></div><div class="story-description"><p>A ledger is wrong by one farthing, and nobody minds it but the clerk.</p></div></div>'
_MEDIAMINER = '<!DOCTYPE html><html lang="en-US"><head><title>{} | MediaMiner</title></head><body><header role="banner"><a href="https://www.mediaminer.org" rel="home">MediaMiner</a><ul class="menu"><li><a href="/login.php">Login</a></li></ul></header><div id="content">{}</div><footer><div id="footer-bottom">Copyright ©2026 MediaMiner - [ disclaimer / privacy / contact ]</div></footer></body></html>'
_MEDIAMINER_ROW = '<article><a href="/fanfic/s/emma-fan-fiction/the-farthing/90041{0}"><div class="storyTitle">The Farthing {0}</div></a> [<acronym title="T - Teen">T</acronym>] by: <a href="/user_info.php/417">quill</a><br/><b>Anime/Manga: </b><a href="/fanfic/a/emma/458">Emma Fan Fiction</a><br /><b>Latest Revision: </b>October 31, 2014 10:57 PDT | <b>Chapters: </b>3<br/><b>Summary: </b> A clerk counts, and is counted, and writes it all down.<br/></article><hr/>'
_TTH = '<!DOCTYPE html><html lang="en"><head><title>{}</title></head><body><div id="header"><a href="/">Twisting The Hellmouth</a></div>{}<div id="footer">All stories are the property of their authors.</div></body></html>'
_TTH_ROW = '<div class="storylistitem" id="st9041{0}"><a class="storylink" href="/Story-9041{0}/quill+The+Lamp+Rota.htm">The Lamp Rota {0}</a> by <a href="/AuthorStories-417/quill.htm">quill</a><div class="storydesc">Somebody has to light the lamps on Lantern Street, and it is always the same one.</div><div>3 chapters, 1,204 words, 30 Jul 12</div></div>'
_TTH_FACTS = '<h2>The Lamp Rota</h2><div class="storysummary"><p><b>Summary:</b> Somebody has to light the lamps.</p><table class="verticaltable"><tr><th>Categories</th><th>Author</th><th>Rating</th><th>Chapters</th><th>Words</th><th>Recs</th><th>Reviews</th><th>Hits</th><th>Published</th><th>Updated</th><th>Complete</th></tr><tr><td><a href="/Category-77/L.htm">Literature</a></td><td><a href="/AuthorStories-417/quill.htm">quill</a></td><td>FR21</td><td>3</td><td>1,204</td><td>0</td><td>7</td><td>2,310</td><td>30 Jul 12</td><td>9 Aug 12</td><td>No</td></tr></table></div>{}'
_EFP = '<html><head><title>EFP</title></head><body><div class="menu"><a href="index.php">Home</a> <a href="categories.php">Categorie</a></div>{}<div>Torna su</div></body></html>'
_EFP_ROW = '<div class="storybloc"><div class="titlebloc"><a href="viewstory.php?sid=432{0}&amp;i=1">La strada di sale {0}</a></div><div class="introbloc">Una cartografa deve disegnare una strada che non sta ferma, e nessuno le presta una matita.</div><div class="notebloc">Autore: <a href="viewuser.php?uid=3">faro</a> | Pubblicata: 23/10/12 | Aggiornata: 30/10/12 | Rating: Verde | Genere: Commedia | Capitoli: 10 | Completa<br />Tipo di coppia: Het | Note: OOC<br />Categoria: <a href="categories.php?catid=1">Libri</a> &gt; <a href="categories.php?catid=9">Dracula</a> | Leggi le <a href="reviews.php?sid=432{0}&amp;a=">3</a> recensioni</div></div>'
_GATE = "You're about to view content that the journal owner has advised should be viewed with discretion."

HTML: Mapping[str, str] = {
    "efiction-list": _EFICTION.format("".join(map(_LISTBOX.format, (7, 8, 9)))),
    "efiction-favourites": _EFICTION.format('<div id="pagetitle">Favorite Stories of ash</div>' + "".join(map(_LISTBOX.format, (10, 11)))),
    "efiction-reviews": _EFICTION.format('<div id="pagetitle">Reviews For <a href="viewstory.php?sid=7">The Salt Road</a></div>' + "".join(map(_REVIEW.format, ("Wren", "ember")))),
    "efiction-age": _EFICTION.format('<div class="errortext">Age Consent Required<br><a href="viewstory.php?sid=7&amp;ageconsent=ok&amp;warning=4">I am over 18 and want to read this.</a></div>'),
    "efiction-members": _EFICTION.format('<div class="errortext">Registered Users Only<br>Please log in, or register, to read this story.</div>'),
    "efiction-not-there": _EFICTION.format('<div class="errortext">That story does not exist on this archive.  You may search for it or return to the home page.</div>'),
    "efiction-not-validated": _EFICTION.format('<div class="errortext">Access denied. This story has not been validated by the adminstrators of this site.</div>'),
    "efiction-database": "<html><body>A fatal MySQL error was encountered.<br>Query: SELECT * FROM stories<br>Error: (1146) no such table</body></html>",
    "efiction-profile": _EFICTION.format('<div id="profile"><span class="label">Penname: </span>ash [<a href="contact.php">Contact</a>]<br><span class="label">Member Since: </span>March 01, 2004<br><span class="label">Membership status: </span>Member<br><span class="label">Bio:</span><br>I write about roads, and I answer every review in time.</div>'),
    "ao3-list": _AO3.format("Works", f'<h2 class="heading">2 Works in A Christmas Carol</h2><ol class="work index group">{"".join(map(_BLURB.format, (1, 2)))}</ol>'),
    "ao3-bookmarks": _AO3.format("Bookmarks", f'<h2 class="heading">Bookmarks by ash</h2><ol class="bookmark index group">{"".join(map(_BLURB.format, (3, 4, 5)))}</ol>'),
    "ao3-consent": _AO3.format("The Farthing", '<p class="caution">This work could have adult content. If you continue, you have agreed that you are willing to see such content.</p><ul class="actions"><li><a>Yes, Continue</a></li></ul>'),
    "ao3-members": _AO3.format("Log In", '<h2 class="heading">Log In</h2><p class="notice">This work is only available to registered users of the Archive. If you already have an account, log in now.</p>'),
    "ao3-not-found": _AO3.format("404", "<h2>Error 404</h2><p>The page you were looking for doesn&#39;t exist. You may have mistyped the address or the page may have been deleted.</p>"),
    "ao3-moment": "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>archiveofourown.org</h1><h2>Just a moment...</h2><p>Checking if the site connection is secure. Enable JavaScript and cookies to continue.</p></body></html>",
    "ffnet-list": _FFNET.format("Misc. Books", "".join(map(_ROW.format, (1, 2, 3)))),
    "ffnet-not-found": _FFNET.format("Story Not Found", "<span class='gui_warning'>Story Not Found<hr size=1 noshade>Unable to locate story. Code 1.</span>"),
    "ffnet-moment": "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><div><h1>www.fanfiction.net</h1><p>Checking your browser before accessing www.fanfiction.net. This process is automatic. Your browser will redirect to your requested content shortly.</p></div></body></html>",
    "aff-list": "<!-- saved from url=(0044)https://books.adult-fanfiction.org/index.php -->\n" + _AFF.format("Books - AFF Fiction Portal", "<h3>Stories <span>(2)</span></h3>" + "".join(map(_AFF_ROW.format, (7, 8)))),
    "aff-not-found": _AFF.format("Error - AFF Fiction Portal", "<h1>Story Not Found</h1><p>The story you requested could not be found. It may have been removed by its author.</p>"),
    "aff-reviews": _AFF.format("Reviews - AFF Fiction Portal", '<h1>Reviews for The Long Farthing</h1><div class="story-header-author"><strong>By:</strong> <a href="https://members.adult-fanfiction.org/profile.php?id=4"> quill </a></div><div class="review"><p>From Wren on July 9, 2026: I loved this. The ledger was so real to me, and I cried for the farthing.</p></div>'),
    "mediaminer-list": _MEDIAMINER.format("Fan Fiction", "".join(map(_MEDIAMINER_ROW.format, (1, 2, 3)))),
    "mediaminer-story": _MEDIAMINER.format("The Farthing, Emma Fan Fiction", '<h1 id="post-title">Emma Fan Fiction &#10095; The Farthing</h1><div id="post-rating">[ T - Teen: Not suitable for readers under 13 ]</div><div class="post-meta"><b>By: </b><a href="/user_info.php/417">quill</a><br />A clerk counts, and is counted.<br/><b>Anime/Manga: </b>Emma Fan Fiction | <b>Type: </b>Other | <b>Uploaded On: </b>04.18.2008 | <b>Words: </b>8,012</div><div><blockquote><p><strong>Fan Fiction Index</strong></p><p><a href="/fanfic/c/emma-fan-fiction/the-farthing/900417/900501">Michaelmas ( Chapter 1 )</a> <br/><a href="/fanfic/c/emma-fan-fiction/the-farthing/900417/900502">A Visitor ( Chapter 2 )</a> <br/></p></blockquote></div>'),
    "tth-list": _TTH.format("Stories by quill", "<h2>Author quill</h2>" + "".join(map(_TTH_ROW.format, (7, 8)))),
    "tth-rating": _TTH.format("The Lamp Rota", _TTH_FACTS.format("<p>This story is rated FR21 which is above your chosen filter level. Change your filter to read it, if you are old enough for lamps.</p>")),
    "tth-not-found": _TTH.format("Error", "<h2>Story Not Found</h2><p>The story that you asked for is not in the archive. It may have been deleted by its author.</p>"),
    "efp-reviews": _EFP.format('<h2>Recensioni per <a href="viewstory.php?sid=4321&amp;i=1">La strada di sale</a></h2><div>Recensore: Lucia [Contatta] 23/05/12, ore 10:15</div><div>Mi &egrave; piaciuta moltissimo, e la capra soprattutto. Aggiorna presto, ti prego!</div>'),
    "efp-list": _EFP.format("<div>Storie di faro</div>" + "".join(map(_EFP_ROW.format, (1, 2)))),
    "efiction-4-story": '<html><head><title>The Milestone</title></head><body><header><nav><a href="/">Home</a> <a href="/browse">Browse</a></nav></header><main><article class="story"><h1>The Salt Road, Again</h1><p class="meta">by <a href="/user/12">quill</a></p><p>A cartographer is asked to map a road that moves.</p><h2>Chapters</h2><ol><li><a href="/story/78/chapter/411">Out</a></li><li><a href="/story/78/chapter/412">Man Up, Bram</a></li></ol></article></main></body></html>',
    "journal-adult": f"<html><body><h1>Discretion Advised</h1><p>{_GATE} To continue, you must confirm you wish to view this content.</p><a>Yes, I am at least 18 years old</a></body></html>",
    "journal-locked": "<html><head><title>Error</title></head><body><h1>Error</h1><p>You are not authorized to view this protected entry. It was written for friends of its author alone.</p></body></html>",
    "server-not-found": "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL /stories/farthing.html was not found on this server.</p><hr><address>Apache/1.3.27 Server at lamplight.example Port 80</address></body></html>",
    "nothing": "<html><head><title>The Farthing</title></head><body></body></html>",
}  # fmt: skip
"""Name of a page to its markup."""
_PRINTED = (
    "efiction-reviews",
    "efiction-members",
    "efiction-not-there",
    "efiction-profile",
    "ao3-consent",
    "ao3-members",
    "ffnet-not-found",
    "ffnet-moment",
    "aff-not-found",
    "tth-rating",
    "tth-not-found",
    "efp-reviews",
    "efp-list",
    "journal-adult",
    "server-not-found",
)
TEXT: Mapping[str, str] = {
    "robot.txt": "Just a moment...\n\nVerify you are human by completing the action below.\n",
    "signs.txt": "* * *\n\n-----\n",
    "nothing.txt": "\n",
    "menu.txt": "Home\nMost Recent\nCategories\nAuthors\nHelp\nSearch\nLog In\n",
}


def saved() -> dict[str, bytes]:
    """Return every page that is no story, as it is saved and as it is printed."""
    pages = {f"{name}.html": page for name, page in HTML.items()} | dict(TEXT)
    pages |= {
        f"{name}.{browser}.txt": printed(HTML[name], how)
        for name in _PRINTED
        for browser, how in (("lynx", LYNX), ("w3m", W3M))
    }
    return {name: page.encode() for name, page in pages.items()}
