"""How fast grading is, beside other graders and beside what is possible at all."""
