import os

import pytest

from invigilator.authoring.numerics import ALL, DEFAULT, environment, profiles


def test_the_machines_of_all_have_every_setting_of_the_single_kinds():
    known = profiles()
    single = {pair for name in known if name not in ALL for pair in known[name].items()}
    assert len(single) > 8  # dispatch, kernels, threads of two libraries, oneDNN
    assert single <= {pair for name in ALL for pair in known[name].items()}


def test_no_kind_is_another_one_by_another_name():
    settings = [tuple(sorted(each.items())) for each in profiles().values()]
    assert len(set(settings)) == len(settings)


@pytest.mark.parametrize("name", [name for name in profiles() if name != DEFAULT])
def test_a_kind_of_numerics_is_left_as_it_was_entered(name, monkeypatch):
    variables = profiles()[name]
    first = next(iter(variables))
    monkeypatch.setenv(first, "as before")
    before = dict(os.environ)
    with environment(variables):
        assert dict(os.environ) == {**before, **variables}
    assert dict(os.environ) == before
