"""Kernels of notebooks that start whatever else runs."""

from __future__ import annotations

import os
import shutil
import tempfile

import jupyter_client
from jupyter_client import AsyncKernelManager
from traitlets import default


class KernelManager(AsyncKernelManager):
    """Talks to its kernel through sockets in a folder of their own, where there are any.

    A port that is free when Jupyter chooses it may be another's by the time the kernel binds it.
    """

    @default("transport")
    def _transport(self) -> str:
        return "ipc" if os.name == "posix" else "tcp"

    @default("ip")
    def _ip(self) -> str:
        if self.transport == "tcp":
            return str(super()._ip_default())
        return os.path.join(tempfile.mkdtemp(prefix="kernel-"), "socket")

    def cleanup_ipc_files(self) -> None:
        super().cleanup_ipc_files()
        if self.transport == "ipc":
            shutil.rmtree(os.path.dirname(self.ip), ignore_errors=True)


def use_sockets() -> None:
    """Let mkdocs-jupyter, which has no option for it, use `KernelManager`."""
    jupyter_client.AsyncKernelManager = KernelManager  # type: ignore[misc]
