"""The jails of one process, each warm for its assignment."""

from invigilator.autograding.jails import Jails
from invigilator.autograding.requests import Requests
from invigilator.autograding.session import Session
from invigilator.autograding.settings import Settings
from invigilator.checking.run_case import Suite
from invigilator.sandbox.limits import Limits
from project import ROOT


def test_a_notebook_finds_imported_what_its_cells_import_and_not_what_its_demos_do():
    asked = "import sys\nprint([name in sys.modules for name in ('sklearn.datasets', 'keras')])"
    jails = Jails(Settings(ROOT, Limits()))
    try:
        jail = jails.get("course4/convolution_step_by_step")
        with Session(jail, Requests(Suite(), {})) as session:
            (reply,) = session.run([asked])
    finally:
        jails.close()
    assert [output["text"] for output in reply.outputs] == ["[True, False]\n"]
