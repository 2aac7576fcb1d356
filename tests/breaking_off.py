"""A disk that stops: at the k-th touch of it, as in a power cut or when it says no."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
"""What Python tells of before it is done; a file that is open can be written on."""


class PowerCutError(BaseException):
    """The process ends here. What still runs of it cannot touch the disk any more."""


class _Disk:
    """Counts the touches from the k-th on, and does something at each."""

    def __init__(self) -> None:
        self.then: Callable[[int], None] | None = None
        self.left = 0
        self.is_watched = False

    def touched(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.then is not None and event in TOUCHES:
            self.left -= 1
            if self.left <= 0:
                self.then(1 - self.left)


_DISK = _Disk()


@contextmanager
def disk_that(then: Callable[[int], None], k: int) -> Iterator[None]:
    """Let something happen at the k-th touch, number 1, and at each later one."""
    if not _DISK.is_watched:
        sys.addaudithook(_DISK.touched)  # it cannot be taken away, only be idle
        _DISK.is_watched = True
    _DISK.then, _DISK.left = then, k
    try:
        yield
    finally:
        _DISK.then = None


def is_reached() -> bool:
    """Whether there were so many touches."""
    return _DISK.left <= 0


def cut(number: int) -> None:
    raise PowerCutError


def refuse_once(number: int) -> None:
    if number == 1:
        raise OSError("once")


def refuse_on(number: int) -> None:
    raise OSError("from here on")
