"""What is to be seen of an attack afterwards."""

import psutil


def kernels_and_parents(worker):
    """The processes in a worker's jails: at rest, one warm parent in each.

    Bubblewrap is left out, and so is its child, which waits for the warm parent.
    """
    return [
        process
        for jail in worker.jails
        for process in psutil.Process(jail.process.pid).children(recursive=True)
        if process.name() != "bwrap" and process.parent().name() != "bwrap"
    ]


def printed(graded, mark):
    """What a submission's cells printed behind a mark, up to the end of the line."""
    cells = graded.notebook["cells"]
    text = "".join(o.get("text", "") for cell in cells for o in cell.get("outputs", []))
    return text.partition(mark)[2].partition("\n")[0]
