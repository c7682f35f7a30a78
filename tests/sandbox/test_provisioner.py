"""Any Jupyter client can have its kernels in a jail, by kernelspec alone."""

import json

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from graders.sandbox.provisioner import JailProvisioner

SPEC = {
    "argv": [],
    "display_name": "Python in a jail",
    "language": "python",
    "interrupt_mode": "message",
    "metadata": {"kernel_provisioner": {"provisioner_name": "course-jail", "config": {}}},
}


@pytest.fixture
def specs(tmp_path):
    folder = tmp_path / "jailed"
    folder.mkdir()
    (folder / "kernel.json").write_text(json.dumps(SPEC))
    yield KernelSpecManager(kernel_dirs=[str(tmp_path)])
    JailProvisioner.close_jails()


def answer(manager, code):
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=30)
    reply = client.execute(code, user_expressions={"x": "x"}, reply=True, timeout=30)
    client.stop_channels()
    return reply["content"]["user_expressions"]["x"]["data"]["text/plain"]


def test_kernels_start_in_the_jail_and_again_after_another(specs):
    for _ in range(2):
        manager = KernelManager(kernel_name="jailed", kernel_spec_manager=specs)
        manager.start_kernel()
        assert manager.is_alive()
        assert answer(manager, "import os; x = (os.getpid(), os.path.exists('/etc/passwd'))") == (
            "(1, False)"
        )
        manager.shutdown_kernel(now=True)
        assert not manager.is_alive()
