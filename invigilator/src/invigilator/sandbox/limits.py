"""What a submission may use."""

from __future__ import annotations

from dataclasses import dataclass, replace

#: The environment variables by which libraries learn in how many threads to compute.
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True)
class Limits:
    """Limits on one submission; an instructor sets them in ``nbgrader_config.py``.

    Attributes
    ----------
    cell_seconds, case_seconds, notebook_seconds : float
        Wall time of one cell, of one case, and of all cells together; all cases together may take
        as long as all cells.
    memory_mb, framework_memory_mb : int
        Address space of each process, in MiB; the second for assignments with a framework. All
        processes together may use half as much again.
    processes : int
        Processes and threads at once.
    file_mb, folder_mb : int
        One file, and all files together, in MiB.
    output_kb : int
        Output of one cell, in KiB; what is beyond is cut, with a note.
    """

    cell_seconds: float = 120
    case_seconds: float = 20
    notebook_seconds: float = 600
    memory_mb: int = 2048
    framework_memory_mb: int = 6144
    processes: int = 64
    file_mb: int = 50
    folder_mb: int = 256
    output_kb: int = 1024

    def for_framework(self) -> Limits:
        """The same limits with the memory that frameworks need, and room for their threads."""
        return replace(self, memory_mb=self.framework_memory_mb, processes=4 * self.processes)
