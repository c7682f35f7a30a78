"""What a warm parent imports apart from its kernel before it forks, so that no fork has to."""

BASICS = (
    "matplotlib_inline.backend_inline",
    "IPython.core.magics.execution",
    "IPython.core.magics.pylab",
    "IPython.core.pylabtools",
    "IPython.core.debugger",
    "IPython.core.logger",
    "pygments.formatters.terminal256",
    "stack_data",
    "tornado.platform.asyncio",
    "numpy.random",
    "invigilator.checking.checker",
)
SCIENCE = ("numpy", "h5py", "matplotlib.pyplot", "tqdm.auto", "PIL.ImageOps")
FRAMEWORKS = {"tensorflow": ("tensorflow", "keras")}
