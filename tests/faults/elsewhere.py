"""Another machine, as a `sitecustomize` of the process that builds there: its clock, and the order of its folders."""

from __future__ import annotations

CLOCK = """
import datetime, os, time

SHIFT = int(os.environ["SHIFT"])
real, local, universal = time.time, time.localtime, time.gmtime
time.time = lambda: real() + SHIFT
time.time_ns = lambda: int(time.time() * 10**9)
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: universal(time.time() if seconds is None else seconds)


class Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])


class Moment(datetime.datetime, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.__mro__[1].fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)


class Day(datetime.date, metaclass=Kind):
    @classmethod
    def today(cls):
        return datetime.date.__mro__[1].fromtimestamp(time.time())


datetime.datetime, datetime.date = Moment, Day
"""

FOLDERS = """
import os

scan, listed = os.scandir, os.listdir


class Backwards:
    def __init__(self, path="."):
        with scan(path) as entries:
            self.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.entries:
            raise StopIteration
        return self.entries.pop(0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.entries = []


os.scandir = Backwards
os.listdir = lambda path=".": sorted(listed(path), reverse=True)
"""
