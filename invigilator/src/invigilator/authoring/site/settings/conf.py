"""Settings of the site: Sphinx with MyST-NB; `course site` lays its pages out."""

import os
from importlib.resources import files

project = "Deep learning in notebooks"
copyright = "the authors of the course; notebooks and text CC BY 4.0, code BSD 3-Clause"
language = "en"
extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.mathjax",
    "invigilator.authoring.site.alt_texts",
]
exclude_patterns = ["files"]
# A word that is an attribute of several classes is no link; napoleon takes it for one.
suppress_warnings = ["ref.python"]

# Notebooks come with their outputs; MyST-NB runs nothing itself.
nb_execution_mode = "off"
nb_merge_streams = True
nb_output_stderr = "remove"
myst_enable_extensions = ["amsmath", "attrs_inline", "colon_fence", "dollarmath"]
myst_heading_anchors = 4

# The reference needs signatures and docstrings, not the frameworks themselves. Where a class is
# derived from one of theirs, Sphinx imports them all the same.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
autodoc_mock_imports = ["tensorflow", "keras", "jax", "distributed"]
autodoc_default_options = {"members": True, "ignore-module-all": True}
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False

html_theme = "sphinx_book_theme"
html_title = project
html_context = {"default_mode": "auto"}
html_theme_options = {
    "show_navbar_depth": 1,
    "show_toc_level": 2,
    "home_page_in_toc": False,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "navbar_persistent": [],
    "footer_content_items": ["copyright"],
}
html_static_path = ["_static", str(files("mathjax") / "static/mathjax/es5/tex-svg-full.js")]
html_css_files = ["site.css"]
html_favicon = "_static/icon.svg"
html_show_sourcelink = False
html_copy_source = False

# MathJax with all of TeX in one local file; as SVG it needs no fonts.
mathjax_path = "tex-svg-full.js"
mathjax3_config = {"svg": {"fontCache": "global"}}
