#!/usr/bin/env python3
"""Puts the wheel together: the package, the self-contained library, and everybody's licence.

  build.py PACKAGE_SOURCE PROJECT_SOURCE LIBRARY STAGE OUT [FOLDER_OF_PACKAGE/copyright...]
"""
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys

from setuptools import build_meta


def platform_tag(library):
    """manylinux (PEP 600) names the oldest C library that has every symbol that is asked for."""
    symbols = subprocess.run(
        ["readelf", "-W", "--dyn-syms", library], capture_output=True, text=True, check=True
    ).stdout
    versions = {tuple(map(int, v)) for v in re.findall(r"@GLIBC_(\d+)\.(\d+)", symbols)}
    major, minor = max(versions)
    return f"manylinux_{major}_{minor}_{platform.machine()}"


def main():
    package, project, library, stage, out = map(pathlib.Path, sys.argv[1:6])
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(package / "shuzhi", stage / "shuzhi", ignore=shutil.ignore_patterns("__*__"))
    for module in ("__init__.py", "__main__.py"):
        shutil.copy(package / "shuzhi" / module, stage / "shuzhi")
    shutil.copy(package / "pyproject.toml", stage)
    shutil.copy(package / "wheel/setup.py", stage)
    shutil.copy(project / "LICENSE", stage)
    for licence in map(pathlib.Path, sys.argv[6:]):
        shutil.copy(licence, stage / f"LICENSE.{licence.parent.name}")
    bundled = stage / "shuzhi" / library.name
    subprocess.run(["strip", "--strip-unneeded", "-o", bundled, library], check=True)
    (stage / "setup.cfg").write_text(f"[bdist_wheel]\nplat_name = {platform_tag(bundled)}\n")

    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    # Every file of the wheel has this date, so that the same sources give the same bytes.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1704067200")
    os.umask(0o022)
    os.chdir(stage)
    wheel = out / build_meta.build_wheel(str(out))
    print(f"{wheel}: {wheel.stat().st_size} bytes, library {bundled.stat().st_size} bytes")


if __name__ == "__main__":
    main()
