"""The verdict that stands below a check cell."""

from invigilator.reporting.verdict import verdict_html, verdict_text


def test_the_text_tells_points_cases_and_mistake(make):
    cases = [
        make.case("failed", message="cost: expected 1, got 2\ndw: off by 3"),
        make.case("failed", hidden=True, name="secret", mistake="Divide by m."),
    ]
    exercise = make.exercise("propagate", "failed", cases, message="Look at the cost.")

    assert verdict_text(exercise).splitlines() == [
        "✗ propagate: not right yet, 0 of 10 points",
        "Look at the cost.",
        "  ✗ two numbers: not right yet",
        "      cost: expected 1, got 2",
        "      dw: off by 3",
        "  ✗ other inputs: not right yet",
        "      Divide by m.",
    ]


def test_both_forms_keep_secrets_and_disarm_text(make):
    hidden = make.case("failed", hidden=True, name="secret", message="secret")
    shown = make.case("error", message=make.hostile)
    exercise = make.exercise("f", "error", [hidden, shown], message=make.hostile)

    text, html = verdict_text(exercise), verdict_html(exercise)
    assert "secret" not in text + html
    assert "\x1b" not in text + html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
