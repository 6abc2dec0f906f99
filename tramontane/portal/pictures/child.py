"""The drawing child: pictures asked as JSON on its input, specifications and SVG as JSON on its output."""

import json
import re
import sys
from typing import Any

import vl_convert

from tramontane.portal.pictures.specifications import THEMES, specification

_SIZE = re.compile(r'<svg [^>]*?width="(\d+)(?:\.\d+)?" height="(\d+)(?:\.\d+)?"')


def drawn(asked: dict[str, Any]) -> list[dict[str, Any]]:
    """One picture in every theme; nothing, and a word to the parent, for numbers that Vega cannot draw."""
    found = []
    for theme in THEMES:
        text = json.dumps(specification(asked, theme), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        try:
            svg = vl_convert.vegalite_to_svg(
                text, allowed_base_urls=[], format_locale="fr-FR", time_format_locale="fr-FR"
            )
        except ValueError as problem:
            sys.stderr.write(f"{asked['name']}: {problem}\n")
            return []
        size = _SIZE.match(svg)
        width, height = (int(size[1]), int(size[2])) if size else (0, 0)
        found.append(
            {"name": asked["name"], "theme": theme, "svg": svg, "specification": text, "width": width, "height": height}
        )
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps([picture for asked in json.load(sys.stdin) for picture in drawn(asked)]))
