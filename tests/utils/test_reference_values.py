"""Every number of the reference table comes out of the helpers."""

import numpy as np
import pytest
from reference_values import REFERENCES, Reference


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.name)
def test_reference_number(reference: Reference) -> None:
    got = np.asarray(reference.recipe())
    assert got.shape == np.shape(reference.value)
    np.testing.assert_allclose(got, reference.value, rtol=0, atol=reference.tolerance)
