#!/usr/bin/env python3
"""Packs what was built, unpacks the packages into bare directories and runs the program from there.

  tests/packaging/deb.py CPACK BUILD_TREE
"""
import gzip, hashlib, os, pathlib, re, shutil, sys, tarfile, unittest

from process import run

CPACK, BUILD = sys.argv[1], pathlib.Path(sys.argv[2])
WORK = BUILD / "tests/packaging/work"
NO_DPKG = shutil.which("dpkg-shlibdeps") is None


def setUpModule():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    kinds = "TGZ" if NO_DPKG else "TGZ;DEB"
    run(CPACK, "-G", kinds, "-B", WORK / "packages", cwd=BUILD)


def only(pattern):
    found = list((WORK / "packages").glob(pattern))
    assert len(found) == 1, found
    return found[0]


def libraries_of(program):
    """The files that the loader takes for a program, the loader among them."""
    return re.findall(r"(/\S+) \(0x", run("ldd", program))


def put(root, path, source):
    place = root / str(path).lstrip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, place)


class Package(unittest.TestCase):
    def check_tree(self, prefix):
        """The program, and the C library as the Python package finds it."""
        plain = {"PATH": "/nowhere", "LANG": "C.UTF-8"}
        out = run(prefix / "bin/shuzhi", "scan", input="投入资金8400万元", env=plain)
        self.assertIn("84000000", out)
        packages = prefix / "lib/python3/dist-packages"
        if packages.exists():
            code = (
                "import shuzhi, shuzhi._ffi as f; print(f.lib._name, shuzhi.scan('800万元')[0].text)"
            )
            more = dict(plain, PYTHONPATH=str(packages), PYTHONDONTWRITEBYTECODE="1")
            self.assertRegex(run(sys.executable, "-c", code, env=more), rf"^{packages}.* 800万元")
        for path in prefix.rglob("*"):
            # Archives are not stripped, and debug information names folders.
            if path.is_file() and not path.is_symlink() and path.suffix != ".a":
                self.assertNotIn(os.fsencode(BUILD), path.read_bytes(), path)

    def test_archive(self):
        with tarfile.open(only("*.tar.gz")) as archive:
            archive.extractall(WORK / "tar")
        (prefix,) = (WORK / "tar").iterdir()
        self.check_tree(prefix)


@unittest.skipIf(NO_DPKG, "dpkg-dev is not installed")
class Deb(Package):
    @classmethod
    def setUpClass(cls):
        cls.deb, cls.root = only("*.deb"), WORK / "root"
        run("dpkg-deb", "-x", cls.deb, cls.root)
        run("dpkg-deb", "-e", cls.deb, WORK / "control")

    def test_archive(self):
        self.check_tree(self.root / "usr")

    def test_fields(self):
        field = lambda name: run("dpkg-deb", "-f", self.deb, name).strip()
        self.assertEqual(field("Package"), "shuzhi")
        self.assertRegex(field("Version"), r"^\d+\.\d+\.\d+$")
        self.assertRegex(field("Description"), r"^[a-z].*\n +\S")
        self.assertGreater(int(field("Installed-Size")), 1000)
        depends = field("Depends")
        for library in ("libc6", "libicu", "libstdc++6", "libutf8proc"):
            self.assertIn(library, depends)

    def test_the_library_can_be_depended_on(self):
        shlibs = (WORK / "control/shlibs").read_text()
        self.assertRegex(shlibs, r"^libshuzhi 1 shuzhi \(>= ")
        self.assertIn("ldconfig", (WORK / "control/postinst").read_text())

    def test_sums(self):
        lines = (WORK / "control/md5sums").read_text().splitlines()
        files = [p for p in self.root.rglob("*") if p.is_file() and not p.is_symlink()]
        self.assertEqual(len(lines), len(files))
        for line in lines:
            digest, name = line.split(maxsplit=1)
            self.assertEqual(hashlib.md5((self.root / name).read_bytes()).hexdigest(), digest)

    def test_documents(self):
        share = self.root / "usr/share"
        self.assertIn("License: Expat", (share / "doc/shuzhi/copyright").read_text())
        for name in ("doc/shuzhi/changelog.gz", "man/man1/shuzhi.1.gz"):
            self.assertTrue(gzip.decompress((share / name).read_bytes()), name)
        self.assertTrue((share / "zsh/vendor-completions/_shuzhi").exists())

    def test_modes_and_owners(self):
        listing = run("dpkg-deb", "-c", self.deb).splitlines()
        for line in listing:
            self.assertIn(" root/root ", line)
            mode, name = line[:10], line.split()[5]
            wanted = "lrwxrwxrwx" if mode[0] == "l" else "drwxr-xr-x" if mode[0] == "d" else None
            if wanted is None:
                wanted = "-rwxr-xr-x" if name.startswith("./usr/bin/") else "-rw-r--r--"
            self.assertEqual(mode, wanted, line)

    @unittest.skipUnless(os.geteuid() == 0, "only root may change the root directory")
    def test_dpkg_installs_it(self):
        """Into a directory with a shell and the libraries that the package depends on."""
        root = WORK / "installed"
        info = root / "var/lib/dpkg/info"
        info.mkdir(parents=True)
        (info.parent / "updates").mkdir()
        (info.parent / "status").touch()
        (root / "etc").mkdir()
        (root / "etc/ld.so.conf").touch()
        for file in ("/bin/sh", "/sbin/ldconfig"):
            put(root, file, pathlib.Path(file).resolve())
        for file in (self.root / "usr/bin/shuzhi", pathlib.Path("/bin/sh").resolve()):
            for library in libraries_of(file):
                put(root, library, library)
        run("dpkg", f"--root={root}", f"--log={WORK}/dpkg.log", "--force-depends", "-i", self.deb)
        self.assertIn("shuzhi", run("dpkg-query", f"--root={root}", "-W"))
        self.assertIn(b"libshuzhi.so.1", (root / "etc/ld.so.cache").read_bytes())
        out = run("chroot", root, "/usr/bin/shuzhi", "scan", input="投入资金8400万元")
        self.assertIn("84000000", out)
        run("dpkg", f"--root={root}", f"--log={WORK}/dpkg.log", "-r", "shuzhi")
        self.assertEqual(list(root.rglob("*shuzhi.so*")), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
