"""A kernel provisioner, so that any Jupyter client can start its kernels in a jail.

A kernelspec names it in its metadata::

    "kernel_provisioner": {"provisioner_name": "course-jail", "config": {"warm": true}}
"""

from __future__ import annotations

import asyncio
import signal
from typing import Any, ClassVar, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.provisioner_base import KernelProvisionerBase
from traitlets import Bool

from graders.assignment import ROOT
from graders.sandbox.jail import Jail
from graders.sandbox.jailed_kernel import JailedKernel
from graders.sandbox.limits import Limits
from graders.sandbox.view import View

POLL_SECONDS = 0.05


class JailProvisioner(KernelProvisionerBase):
    """Forks kernels from a parent in a jail; see `graders.sandbox.jail`.

    `jupyter_client.KernelManager` is the caller of all its methods. With `warm`, the jail is kept
    for the next kernel of the same process.
    """

    warm = Bool(True, config=True, help="Keep the jail for the next kernel.")
    _kept: ClassVar[list[Jail]] = []

    kernel: JailedKernel | None = None

    @property
    def has_process(self) -> bool:
        """Whether a kernel has been launched and not yet cleaned up."""
        return self.kernel is not None

    async def poll(self) -> int | None:
        """None while the kernel runs, 0 afterwards; called from ``KernelManager.is_alive``."""
        if self.kernel is None:
            return 0
        await asyncio.to_thread(self.kernel.look)
        return 0 if self.kernel.ended else None

    async def wait(self) -> int | None:
        """Wait for the kernel's end; called when it is shut down or killed."""
        while (code := await self.poll()) is None:
            await asyncio.sleep(POLL_SECONDS)
        return code

    async def send_signal(self, signum: int) -> None:
        """Deliver a signal: an end is an end; an interrupt travels as a message instead."""
        if signum in (signal.SIGKILL, signal.SIGTERM):
            await self.kill()

    async def kill(self, restart: bool = False) -> None:
        """End the kernel and all that it has started."""
        if self.kernel is not None:
            await asyncio.to_thread(self.kernel.kill)

    async def terminate(self, restart: bool = False) -> None:
        """The same: nothing in a jail is worth a slower end."""
        await self.kill(restart)

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Take no command: the kernel is forked, not executed."""
        return await super().pre_launch(cmd=[], **kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel and return how to reach it.

        Raises
        ------
        SandboxUnavailable
            If no jail can be made on this machine.
        """
        self.kernel = await asyncio.to_thread(self._fork)
        info = {**self.kernel.connection, "key": self.kernel.connection["key"].encode()}
        self.connection_info = cast(KernelConnectionInfo, info)
        return self.connection_info

    async def cleanup(self, restart: bool = False) -> None:
        """Keep a clean warm jail, throw any other away."""
        if self.kernel is None:
            return
        jail, self.kernel = self.kernel.jail, None
        if self.warm and jail.reusable:
            self._kept.append(jail)
        else:
            await asyncio.to_thread(jail.close)

    def _fork(self) -> JailedKernel:
        jail = self._kept.pop() if self._kept else Jail(View(ROOT), Limits())
        return jail.fork()

    @classmethod
    def close_jails(cls) -> None:
        """End the jails that are kept."""
        while cls._kept:
            cls._kept.pop().close()
