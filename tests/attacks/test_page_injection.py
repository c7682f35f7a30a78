"""Text made to act where people read it: in pages, in nbgrader's notebooks, on the terminal."""

import io
import json
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from rich.console import Console
from submissions import CLASS, TARGET, attacking

from invigilator.autograding.answers import outcome_from
from invigilator.autograding.grade import Job
from invigilator.autograding.result import SubmissionResult
from invigilator.autograding.session import Session
from invigilator.checking import values
from invigilator.failures import keep_traceback
from invigilator.gradebook.mathjax import MACRO
from invigilator.gradebook.restore import restore
from invigilator.gradebook.sanitize import prose
from invigilator.reporting.class_report import render_report
from invigilator.reporting.feedback import render_feedback
from invigilator.reporting.table import print_table
from invigilator.reporting.text import json_text
from project import COURSE

PAYLOADS = (
    "<script>fetch('/grade')</script>",
    "<img src=x onerror=alert(1)>",
    "'\"></code></pre><iframe src=javascript:alert(1)>",
    "<svg onload=alert(1)><style>*{display:none}</style>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "[bold red]passed[/] [link=http://evil]here[/]",
    "\x1b]0;owned\x07\x1b[2J\x1b[1;31m\x1b]8;;http://evil\x07here\x1b]8;;\x07",
    "\x9b2J\x90evil\x9c\u202epassed\u2066\ufeff",
    "\r100/100\x08\x08\x0b\x0c\x85",
)
#: A class whose name, an exception whose text, keys and values that are all payloads.
SHOUT = f"""
PAYLOADS = {PAYLOADS!r}
from IPython.display import HTML, Javascript, SVG, Markdown, Latex, display
for payload in PAYLOADS:
    print(payload)
    display(HTML(payload), Javascript("alert(1)"), Markdown(payload), Latex(payload))
    display({{"text/html": payload, "image/svg+xml": payload, "image/png": "x'" + payload,
              "application/javascript": "alert(1)", "text/plain": payload}}, raw=True)
def initialize_with_zeros(dim):
    raise type(PAYLOADS[0], (Exception,), {{}})("".join(PAYLOADS))
def propagate(w, b, X, Y):
    return {{"dw": "".join(PAYLOADS), "db": {{payload: payload for payload in PAYLOADS}}}}, PAYLOADS
def optimize(*arguments, **options):
    raise ValueError("\\n".join(PAYLOADS))
def predict(w, b, X):
    raise SystemExit(PAYLOADS[6] * 1000)
raise RuntimeError("".join(PAYLOADS))
"""
#: What steers a terminal or turns the direction of writing round.
CONTROLS = "\x1b\x07\x08\x0b\x0c\x85\x90\x9b\x9c\r\u202e\u2066\ufeff"


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


@pytest.fixture(scope="module")
def shouted(worker):
    """A graded submission that shouts payloads wherever it can."""
    notebook = attacking(SHOUT)
    notebook["cells"][0] = {**notebook["cells"][0], "source": "".join(PAYLOADS)}
    name = f"{PAYLOADS[0]}{PAYLOADS[6]}.ipynb"
    graded = worker.grade(
        Job(PAYLOADS[1] + PAYLOADS[6], TARGET, name, json.dumps(notebook).encode())
    )
    scores = {each.name: each.score for each in graded.result.exercises}
    assert (scores["propagate"], scores["sigmoid"]) == (0, 10)
    return graded


@pytest.fixture(scope="module")
def forged(worker):
    """A result where the student's process itself has sent payloads in all that it may say."""
    everything = "".join(PAYLOADS)
    texts = dict.fromkeys(("error", "message", "line"), everything)
    answer = values.pack({"status": "error", "value": None, "changed": list(PAYLOADS), **texts})

    def forging(true):
        def run(session, cases, names, **how):
            found = true(session, cases, names, **how)
            return [
                outcome_from(answer)
                if each.exercise == "propagate"
                else replace(outcome, changed=outcome_from(answer).changed)
                for each, outcome in zip(cases, found, strict=False)
            ]

        return run

    with pytest.MonkeyPatch.context() as patch:
        for name in ("ask", "survey"):
            patch.setattr(Session, name, forging(getattr(Session, name)))
        job = Job("eve", TARGET, "eve.ipynb", json.dumps(CLASS.solved()).encode())
        return worker.grade(job).result


def test_what_a_process_says_of_itself_steers_neither_pages_nor_the_terminal(forged):
    assert any("<script>" in each.message for each in forged.exercises)  # of an error
    assert any("has changed" in each.message for each in forged.exercises if each.score)
    out = io.StringIO()
    print_table([forged], Console(file=out, force_terminal=False, width=200))
    pages = [render_feedback(forged, "Attack"), render_report(TARGET, [forged])]
    for page in pages:
        assert not {"script", "img", "iframe"} & {tag for tag, _ in Elements(page).found}
    for shown in (*pages, out.getvalue(), json_text([forged.to_json()])):
        assert not [c for c in shown if c in CONTROLS]


def test_a_failure_of_our_own_side_that_bears_payloads_steers_nothing(tmp_path):
    everything = "".join(PAYLOADS)
    log = tmp_path / "failures.log"
    told = keep_traceback(ValueError(everything), log, f"eve\n2026-01-01 bob, {everything}")
    failed = replace(_empty(), status="rejected", failure=f"{everything} {told}")
    out = io.StringIO()
    print_table([failed], Console(file=out, force_terminal=False, width=200))
    written = log.read_text("utf-8")
    for shown in (written, out.getvalue(), render_report(TARGET, [failed])):
        assert not [c for c in shown if c in CONTROLS]
    assert written.splitlines()[0].count("bob") == 1
    assert "<script>" not in render_report(TARGET, [failed])


def test_results_in_a_file_hold_no_controls_and_are_the_same(shouted):
    text = json_text([shouted.result.to_json()])
    assert not [c for c in text if c in CONTROLS]
    assert SubmissionResult.from_json(json.loads(text)[0]) == shouted.result
    assert json_text("Ærø, 数") == '"Ærø, 数"'


def test_each_result_in_a_file_has_a_line_of_its_own():
    items = [{"reason": "a\u2028b\r\n\x85c"}, {"notes": ["\x7f", "\U000e0001"]}]
    first, *lines, last = json_text(items).splitlines()
    assert (first, last) == ("[", "]")
    assert [json.loads(line.rstrip(",")) for line in lines] == items
    assert json.loads(json_text([])) == []


@pytest.fixture(scope="module")
def pages(shouted):
    feedback = render_feedback(shouted.result, "Attack")
    return feedback, render_report(TARGET, [shouted.result], {shouted.result.student: "a.html"})


def test_pages_hold_no_element_of_a_student(pages):
    clean = [
        Elements(render_feedback(_empty(), "Attack")),
        Elements(render_report(TARGET, [_empty()])),
    ]
    known = {tag for page in clean for tag, _ in page.found}
    for page in pages:
        extra = {tag for tag, _ in Elements(page).found} - known
        assert not extra & {"script", "img", "iframe", "object", "embed", "form", "base", "link"}


def test_pages_have_no_handlers_and_lead_nowhere(pages):
    for page in pages:
        for tag, attributes in Elements(page).found:
            assert not [name for name in attributes if name.startswith("on")], tag
            target = attributes.get("href") or ""
            assert target.startswith("#") or target in ("", "a.html")


def test_pages_forbid_scripts_in_any_case(pages):
    assert all("Content-Security-Policy" in page and "default-src 'none'" in page for page in pages)


def test_pages_show_the_payload_as_text_without_controls(pages):
    for page in pages:
        assert "&lt;img src=x onerror=alert(1)&gt;" in page
        assert not [c for c in page if c in "\x1b\x07\x08\x90\x9b\x9c\r\u202e\u2066\ufeff"]


#: In formgrader MathJax makes formulas of what students write.
FORMULAS = r"""
$\href{javascript:document.title='alive'}{\text{a link}}$
$\style{position:fixed;top:0;width:100vw;height:100vh}{\cssId{frame}{x}}$
"""


@pytest.mark.browser
def test_formulas_hold_no_live_link_and_cover_no_page(browser, tmp_path):
    address = (files("mathjax") / "static/mathjax/es5").as_uri()
    head = "\n".join(MACRO.replace("ADDRESS", address).splitlines()[1:-1])
    file = tmp_path / "page.html"
    file.write_text(f"<head>{head}</head>{markdown2html_mistune(prose(FORMULAS))}")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.wait_for_function("document.querySelectorAll('mjx-container svg').length === 2")
    assert page.locator("mjx-container a[*|href], mjx-container a[href]").count() == 0
    assert page.locator("#frame, [style*=fixed]").count() == 0
    page.close()


def test_the_table_cannot_steer_the_terminal(shouted):
    out = io.StringIO()
    print_table([shouted.result], Console(file=out, force_terminal=False, width=200))
    assert not [c for c in out.getvalue() if c in "\x1b\x07\x08\x90\x9b\x9c\r\u202e\u2066"]
    assert "<img src=x onerror=alert(1)>" in out.getvalue()


def test_the_notebook_in_nbgrader_is_inert(shouted):
    release = CLASS.released()
    cells = restore(shouted.notebook, release).notebook["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert any("owned" in json.dumps(output) or "fetch" in json.dumps(output) for output in outputs)
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert kinds <= {"text/plain", "image/png", "image/jpeg"}
    assert not [c for c in json.dumps(outputs, ensure_ascii=False) if c in "\x1b\x07\x9b\u202e"]
    first = next(cell for cell in cells if "7*7" in cell["source"] and cell["cell_type"] != "code")
    assert "<script" not in first["source"]


def test_results_are_plain_json_of_bounded_size(shouted):
    text = json.dumps(shouted.result.to_json())
    assert len(text) < 100_000
    assert SubmissionResult.from_json(json.loads(text)) == shouted.result


def test_the_next_student_gets_full_marks(shouted, honest):
    honest()


def test_lone_surrogates_do_not_stop_the_files_of_the_class(repelled):
    graded = repelled("""
def propagate(w, b, X, Y):
    raise ValueError("\\ud800\\udc80")
""")
    json.dumps([graded.result.to_json(), graded.notebook], ensure_ascii=False).encode()
    render_feedback(graded.result, "Attack").encode()


def _empty():
    name = COURSE.one(TARGET).name
    return SubmissionResult("eve", TARGET, f"{name}.ipynb", "graded")
