"""What axe-core, the usual judge of accessibility, finds wrong with a page."""

from axe_playwright_python.sync_playwright import Axe

GRAVE = ("critical", "serious")
#: Style sheets are loaded already; axe would ask for some again, at the wrong address.
OPTIONS = {"resultTypes": ["violations"], "preload": False}


def grave_faults(page, within=None):
    """The serious and critical violations on a page: rule, what it asks for, and where.

    `within` is the selector of the parts to look at; without it, the whole page is.
    """
    found = Axe().run(page, context=within, options=OPTIONS).response["violations"]
    return [_told(each) for each in found if each["impact"] in GRAVE]


def _told(violation):
    places = [node["html"][:120] for node in violation["nodes"]]
    head = f"{violation['impact']} {violation['id']} ({len(places)}): {violation['help']}"
    return "\n  ".join([head, *places[:5]])
