"""A rendition's map and structure as compact JSON, and back, without loss."""

from dataclasses import astuple

from tramontane.evidence.rendition import Block, Page, Rendition, Segment, WordBox

Layout = dict[str, object]


def dump_layout(rendition: Rendition) -> Layout:
    """Everything of a rendition but ``raw`` and ``text``, as lists of fields in their declared order."""
    return {
        "segments": [astuple(s) for s in rendition.segments],
        "blocks": [astuple(b) for b in rendition.blocks],
        "pages": [astuple(p) for p in rendition.pages],
        "boxes": [astuple(b) for b in rendition.boxes],
        "title": rendition.title,
        "published_on": rendition.published_on,
    }


def load_layout(raw: str, text: str, layout: dict[str, list[list[object]]]) -> Rendition:
    """The rendition that ``dump_layout`` was given."""
    return Rendition(
        raw=raw,
        text=text,
        segments=tuple(Segment(*s) for s in layout["segments"]),  # type: ignore[arg-type]  # JSON of our own making
        blocks=tuple(_block(b) for b in layout["blocks"]),
        pages=tuple(Page(*p) for p in layout["pages"]),  # type: ignore[arg-type]  # JSON of our own making
        boxes=tuple(WordBox(*b) for b in layout["boxes"]),  # type: ignore[arg-type]  # JSON of our own making
        title=str(layout["title"]),
        published_on=str(layout["published_on"]),
    )


def _block(fields: list[object]) -> Block:
    values = [tuple(f) if isinstance(f, list) else f for f in fields]
    return Block(*values)  # type: ignore[arg-type]  # JSON of our own making
