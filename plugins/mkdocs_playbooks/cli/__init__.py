"""The ``playbook`` command: what people type, and what its exit code tells a program."""

from __future__ import annotations

import os
import sys
import traceback
from enum import IntEnum

import click

from .. import __version__
from ..project import ProjectError
from .check import check
from .explain import explain
from .init import init
from .options import Settings, debug_option


class ExitCode(IntEnum):
    """What a run came to, for programs."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    FILES = 3
    FAULT = 4
    INTERRUPTED = 130
