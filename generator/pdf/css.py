"""The look as CSS for paged media: one rule a role, all numbers the frame's, no text but page numbers and leaders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.pdf.layout import extra, leader
from generator.word.labels import label_width
from generator.word.look import Border, Family, Furniture, Grid, Look, Style

SCRIPT = "font-size:58%;line-height:0"  # Word draws raised and lowered text so, and leaves the line as it is

# What does not depend on the look. Word kerns nothing and joins no letters unless told to; every rule here that
# follows Word's or LibreOffice's habit of breaking lines and pages stands on a line of its own.
BASE = f"""
html, body, p, h1, h2, h3, ul, li, nav, section, table, td, th, div {{ margin: 0; padding: 0; }}
body {{ font-kerning: none; font-variant-ligatures: none; hyphens: manual; overflow-wrap: break-word; }}
body {{ orphans: 2; widows: 2; }}
h1, h2, h3, ul {{ break-before: auto; break-after: auto; break-inside: auto; }}
ul, li {{ display: block; list-style: none; }}
a {{ color: inherit; text-decoration: none; }}
sub {{ {SCRIPT}; vertical-align: -0.14em; }}
sup {{ {SCRIPT}; vertical-align: 0.57em; }}
img {{ vertical-align: baseline; overflow: visible; }}
section + section {{ break-before: page; }}
section.landscape {{ page: landscape; }}
table {{ width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0; }}
thead {{ display: table-header-group; }}
th {{ text-align: left; font-weight: normal; }}
td, th {{ vertical-align: top; }}
tr {{ break-inside: avoid; }}
tr.kept {{ break-after: avoid; }}
tr.loose {{ break-inside: auto; }}
tr.loose > * {{ orphans: 1; widows: 1; }}
.columns {{ display: table; width: 100%; table-layout: fixed; }}
.columns > div {{ display: table-cell; }}
.columns.together {{ break-inside: avoid; }}
.columns.kept {{ break-before: avoid; }}
.tabbed {{ white-space: nowrap; text-indent: 0; text-align: left; }}
.box {{ display: inline-block; text-indent: 0; }}
.label {{ display: inline-block; text-indent: 0; white-space: pre; }}
.page-number::before {{ content: counter(page); }}
.page-count::before {{ content: counter(pages); }}
.header {{ position: running(header); }}
.header-first {{ position: running(header-first); }}
.footer {{ position: running(footer); }}
.footer-first {{ position: running(footer-first); }}
"""

# A row that no page holds, and the head that stands above it no more than once.
LOOSE = """
[id="{anchor}"] {{ break-inside: auto; }}
[id="{anchor}"]:not(.group) {{ break-after: auto; }}
[id="{anchor}"] > * {{ orphans: 1; widows: 1; }}
thead:has([id="{anchor}"]) {{ display: table-row-group; }}
"""

# What a paragraph of the tree adds to its style; these rules stand last and so win.
MODIFIERS = """
.left { text-align: left; }
.center { text-align: center; }
.right { text-align: right; }
.justify { text-align: justify; }
.no-indent { text-indent: 0; }
.new-page { break-before: page; }
.keep-next { break-after: avoid; }
.no-before { margin-top: 0; }
.no-after { margin-bottom: 0; }
.joined-above { border-top: none; padding-top: 0; }
.joined-below { border-bottom: none; padding-bottom: 0; }
"""


def stylesheet(look: Look, furniture: Furniture) -> str:
    """The CSS of a look. Fonts are asked for as `font:FAMILY/FACE`, numbered as `font_urls` does."""
    rules = [
        *_fonts(look),
        *_pages(look, furniture),
        BASE,
        *(_rule(f".{role_class(role)}", _paragraph(style, look)) for role, style in look.styles.items()),
        *_labels(look),
        *_grid(look.grid),
        *_contents(look),
        MODIFIERS,
    ]
    return "\n".join(rules)


def released(rows: Iterable[str]) -> str:
    """CSS that lets rows break over pages, by their anchors; heads among them are printed once."""
    return "\n".join(LOOSE.format(anchor=anchor) for anchor in sorted(rows))


def role_class(role: str) -> str:
    """The CSS class of a role, whatever characters a frame's own style name holds."""
    return "r-" + re.sub(r"[^\w-]", lambda found: f"_{ord(found[0]):x}_", role)


def font_urls(look: Look) -> dict[str, tuple[str, tuple[bool, bool]]]:
    """URL of every face: the family's name in Word and (bold, italic)."""
    return {
        f"font:{number}/{2 * bold + italic}": (name, (bold, italic))
        for number, (name, family) in enumerate(look.families.items())
        for bold, italic in family.faces
    }


def points(length: float) -> str:
    """A length as CSS writes it; a thousandth of a point is finer than any printer."""
    return f"{round(length, 3):g}pt"


def _lengths(*lengths: float) -> str:
    return " ".join(points(length) for length in lengths)


def _rule(selector: str, declarations: Mapping[str, str]) -> str:
    return f"{selector} {{ " + " ".join(f"{name}: {value};" for name, value in declarations.items()) + " }"


def _fonts(look: Look) -> Iterator[str]:
    for url, (name, (bold, italic)) in font_urls(look).items():
        face = {"font-family": _family(look.families[name]), **_weight(bold, italic), "src": f'url("{url}")'}
        yield _rule("@font-face", face)


def _family(family: Family) -> str:
    return f'"{family.alias}"'


def _weight(bold: bool, italic: bool) -> dict[str, str]:
    return {"font-weight": "bold" if bold else "normal", "font-style": "italic" if italic else "normal"}


def _pages(look: Look, furniture: Furniture) -> Iterator[str]:
    page, hang = look.page, _hang(look)
    upright = (page.top - hang, page.right, page.bottom - hang, page.left)
    lying = (page.top, page.right, page.bottom, page.left)
    yield _rule("@page", {"size": _lengths(page.width, page.height), "margin": _lengths(*upright)})
    yield _rule("@page landscape", {"size": _lengths(page.height, page.width), "margin": _lengths(*lying)})
    for name, side, distance in (("header", "top", page.header), ("footer", "bottom", page.footer)):
        yield _edge("@page", side, distance, name if getattr(furniture, name) else "")
        if page.first_differs:
            first = f"{name}-first" if getattr(furniture, f"{name}_first") else ""
            yield _edge("@page:first", side, distance, first)


def _edge(pages: str, side: str, distance: float, element: str) -> str:
    """What stands in the upper or lower margin; the frame's reader has seen to it that it fits."""
    content = f"element({element})" if element else "none"
    place = {"content": content, "width": "100%", "vertical-align": side, f"padding-{side}": points(distance)}
    return f"{pages} {{ {_rule(f'@{side}-center', place)} }}"


def _hang(look: Look) -> float:
    """How far a page of text reaches into both margins.

    What a line's pitch has beyond the font's height lies below the letters in LibreOffice, and below the last line it
    may hang into the margin; CSS puts half of it above and keeps it all within the page. Pages of tables, whose text
    has no such extra, would lose by it: landscape pages stay as they are.
    """
    return extra(look.style("body")) / 2


def _paragraph(style: Style, look: Look) -> dict[str, str]:
    rules = {
        "font-family": _family(look.families[style.family]),
        "font-size": points(style.size),
        **_weight(style.bold, style.italic),
        "color": f"#{style.color}",
        "line-height": points(style.pitch),
        "margin": _lengths(style.before, style.right, style.after, style.left),
        "text-indent": points(style.first),
        "text-align": style.align,
    }
    switches = {
        "text-transform: uppercase": style.caps,
        "text-decoration: underline": style.underline,
        f"letter-spacing: {points(style.letter_spacing)}": style.letter_spacing,
        "break-after: avoid": style.keep_next,
        "break-inside: avoid": style.keep_lines,
        "break-before: page": style.new_page,
    }
    rules |= dict(switch.split(": ") for switch, on in switches.items() if on)
    for side, border in style.borders.items():
        rules |= _border(side, border)
        if side in ("left", "right"):  # Word draws them outside the indent
            rules[f"margin-{side}"] = points(getattr(style, side) - border.width - border.space)
    return rules


def _border(side: str, border: Border) -> dict[str, str]:
    return {
        f"border-{side}": f"{points(border.width)} solid #{border.color}",
        f"padding-{side}": points(border.space),
    }


def _labels(look: Look) -> Iterator[str]:
    for role, style in look.styles.items():
        if style.label and style.label.suffix == "tab":
            yield _rule(f".{role_class(role)} .label", {"min-width": points(label_width(style))})


def _grid(grid: Grid) -> Iterator[str]:
    """Separate borders, each drawn anew on every page: collapsed ones lose the lower line of a split row.

    CSS takes a border's width from the cell's text, Word does not: hence the padding less half a border.
    """
    rule = f"{points(grid.rule.width)} solid #{grid.rule.color}"
    yield _rule("table", {"border-top": rule, "box-decoration-break": "clone"})
    cell = {"border-right": rule, "border-bottom": rule, "box-decoration-break": "clone"}
    yield _rule("td, th", cell | {"padding": _padding(grid)})
    yield _rule(".tight td, .tight th", {"padding": _padding(grid, tight=True)})
    yield _rule("td.first, th.first", {"border-left": rule})


def _padding(grid: Grid, tight: bool = False) -> str:
    left, right = (margin - grid.rule.width / 2 for margin in grid.margins(tight))
    return _lengths(grid.top, right, grid.bottom, left)


def _contents(look: Look) -> Iterator[str]:
    for level in (1, 2, 3):
        style = look.styles.get(f"contents{level}")
        if style is None:
            continue
        line = leader(style, look)
        selector = f".{role_class(f'contents{level}')}"
        yield _rule(selector, {"margin-right": points(max(style.right, look.page.text_width() - line.stop))})
        filling = f'leader("{line.sign or " "}")'
        yield _rule(f"{selector} a::after", {"content": f"{filling} target-counter(attr(href url), page)"})
