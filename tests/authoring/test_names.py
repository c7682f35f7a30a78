"""What a student's cell defines: functions, and classes, at its top level."""

import ast

from invigilator.authoring.names import functions

CELL = """
import numpy as np

def loss(y):
    def inner():
        return y
    return inner()

class Encoder:
    def call(self, x):
        return x

rate = 0.1
"""


def test_functions_and_classes_count_as_answers_and_methods_do_not():
    assert functions(ast.parse(CELL)) == {"loss", "Encoder"}
