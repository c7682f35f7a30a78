"""Formulas in formgrader without the network: Jupyter's server hands out MathJax itself.

nbgrader's pages take MathJax from a host elsewhere. This extension of Jupyter's server, which the
distribution switches on, serves the files that the site uses too, and lets the pages load those.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jinja2 import DictLoader

EXTENSION = "invigilator.gradebook.mathjax"
ADDRESS = "invigilator/mathjax"
#: Takes the place of nbconvert's macro of that name, which knows MathJax 2 of another host only.
#: formgrader waits for a signal of MathJax 2 before it goes to the first answer: it gets one. Safe
#: mode keeps links, styles and ids in a student's formula dead.
MACRO = """\
{%- macro mathjax(url="") -%}
<script>
window.MathJax = {
  tex: {
    inlineMath: [["$", "$"], ["\\\\(", "\\\\)"]],
    displayMath: [["$$", "$$"], ["\\\\[", "\\\\]"]],
    processEscapes: true,
    tags: "ams",
  },
  loader: {load: ["ui/safe"]},
  options: {ignoreHtmlClass: "highlight|CodeMirror"},
  startup: {
    ready() {
      const hear = (listener) => MathJax.startup.promise.then(() => listener("End"));
      MathJax.Hub = {Startup: {signal: {Interest: hear}}};
      MathJax.startup.defaultReady();
    },
  },
};
</script>
<script src="ADDRESS/tex-svg-full.js" defer></script>
{%- endmacro %}
"""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": EXTENSION}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Serve MathJax below the address of the server."""
    from jupyter_server.utils import url_path_join
    from tornado.web import StaticFileHandler

    address = url_path_join(server.web_app.settings["base_url"], ADDRESS, "(.*)")
    folder = str(files("mathjax") / "static/mathjax/es5")
    server.web_app.add_handlers(".*$", [(address, StaticFileHandler, {"path": folder})])


async def _start_jupyter_server_extension(server: Any) -> None:
    """Let formgrader's pages load it; nbgrader has been loaded by now, if it is there."""
    from jupyter_server.utils import url_path_join

    exporter = server.web_app.settings.get("nbgrader_exporter")
    if exporter is not None:
        address = url_path_join(server.web_app.settings["base_url"], ADDRESS)
        macro = MACRO.replace("ADDRESS", address)
        exporter.extra_loaders = [DictLoader({"mathjax.html.j2": macro})]
