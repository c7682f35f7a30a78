"""What a warm parent imports before it forks, so that no kernel has to."""

BASICS = (
    "invigilator.sandbox.probe",
    "ipykernel.kernelapp",
    "matplotlib_inline.backend_inline",
    "IPython.core.completerlib",
    "IPython.core.magics.execution",
    "IPython.core.magics.pylab",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "IPython.core.debugger",
    "IPython.core.logger",
    "ipykernel.debugger",
    "pygments.formatters.terminal256",
    "stack_data",
    "tornado.platform.asyncio",
    "tornado.queues",
    "numpy.random",
    "numpy.linalg",
)
SCIENCE = ("numpy", "h5py", "matplotlib.pyplot", "tqdm.auto", "PIL.Image")
FRAMEWORKS = {"tensorflow": ("tensorflow", "keras")}
