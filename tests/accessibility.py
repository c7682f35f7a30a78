"""What axe-core, the usual judge of accessibility, finds wrong with a page."""

from axe_playwright_python.sync_playwright import Axe

GRAVE = ("critical", "serious")


def grave_faults(page):
    """The serious and critical violations on a page: rule, what it asks for, and where."""
    found = Axe().run(page).response["violations"]
    return [_told(each) for each in found if each["impact"] in GRAVE]


def _told(violation):
    places = [node["html"][:120] for node in violation["nodes"]]
    head = f"{violation['impact']} {violation['id']} ({len(places)}): {violation['help']}"
    return "\n  ".join([head, *places[:5]])
