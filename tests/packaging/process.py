"""Other programs, run by the tests of packages."""
import subprocess


def run(*words, **more):
    """What the program printed; fails with it where the program does."""
    done = subprocess.run(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", **more
    )
    if done.returncode != 0:
        raise AssertionError(f"{words}:\n{done.stdout}")
    return done.stdout
