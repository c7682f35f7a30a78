"""nbgrader's formgrader, and the hands of an instructor in it."""

import csv
import re
import subprocess
import sys


class Formgrader:
    """nbgrader's own pages."""

    def __init__(self, page, address):
        self.page = page
        self.address = f"{address}/formgrader"

    def scores(self, assignment):
        """By student, the score in the list of submissions."""
        self.page.goto(f"{self.address}/manage_submissions/{assignment}")
        self.page.locator("tbody tr td", has_text="/").first.wait_for()
        rows = [row.inner_text().split("\t") for row in self.page.locator("tbody tr").all()]
        return {row[1].strip(): row[4].strip() for row in rows}

    def open(self, assignment, score):
        """Open the submission that has a score."""
        self.page.goto(f"{self.address}/gradebook/{assignment}/{assignment}")
        row = self.page.locator("tbody tr", has_text=score)
        row.get_by_role("link", name=re.compile("Submission")).click()
        self.page.wait_for_function("window.MathJax?.loaded")  # then it goes to the first answer
        self.page.wait_for_function("!$(':animated').length")

    def give(self, cell, points):
        """Give points for a cell, and wait until they are stored."""
        self.page.locator(
            f"#{cell}_extra_credit[placeholder]"
        ).wait_for()  # what is stored is there
        self._fill(self.page.locator(f"input.score#{cell}"), str(points), "/api/grade/")

    def comment(self, cell, text):
        """Write a comment below a cell, and wait until it is stored."""
        box = self.page.locator(f"#{cell}-comment[placeholder]")
        box.wait_for()
        self._fill(box, text, "/api/comment/")

    def _fill(self, box, text, address):
        with self.page.expect_response(lambda each: address in each.url and each.ok):
            box.fill(text)
            box.press("Tab")


def exported(folder):
    """What `nbgrader export` writes: by assignment, the score of each student."""
    command = [sys.executable, "-m", "nbgrader", "export"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    scores = {}
    with (folder / "grades.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            scores.setdefault(row["assignment"], {})[row["student_id"]] = float(row["score"])
    return scores
