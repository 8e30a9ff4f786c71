"""A stranger's artifact is one of ours, file for file, or nothing of it is written."""

import io
import os
import struct
import tarfile
import zipfile

import pytest

from verified.hosting import artifact
from verified.hosting.artifact import NAME, Limits, UntrustedArtifactError

PAGE = b"<!doctype html><title>T</title>"
LIMITS = Limits(packed=100_000, unpacked=50_000, file=20_000, files=20, path=60, name=30, depth=4)


def tar(*members, end=True):
    """A tar of members, each a name and its bytes, or a TarInfo."""
    out = io.BytesIO()
    for member in [("index.html", PAGE), *members]:
        info, data = member if isinstance(member, tuple) else (member, b"")
        if isinstance(info, str):
            info = tarfile.TarInfo(info)
            info.size = len(data)
        out.write(info.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict"))
        out.write(data + bytes(-len(data) % 512))
    return out.getvalue() + bytes(1024) * end


def packed(data, name=NAME, method=zipfile.ZIP_DEFLATED, **more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(name, data)
        for other, text in more.items():
            archive.writestr(other, text)
    return out.getvalue()


def special(kind, name="a.html", link="", size=0):
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, size
    return info


def patched(data, offset, new):
    return data[:offset] + new + data[offset + len(new) :]


def broken(offset, new):
    """A tar with a header that was changed, its checksum made right again."""
    header = special(tarfile.REGTYPE).tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict")
    blank = patched(patched(header, offset, new), 148, b" " * 8)
    return tar()[:-1024] + patched(blank, 148, b"%06o\0 " % sum(blank)) + bytes(1024)


def encrypted():
    data = packed(tar())
    directory = data.index(b"PK\x01\x02")
    return patched(patched(data, 6, b"\x01\x00"), directory + 8, b"\x01\x00")


def lying():
    """A ZIP that says of its file that it is small."""
    data = packed(tar(("a.html", bytes(19_000))))
    directory = data.index(b"PK\x01\x02")
    return patched(data, directory + 24, struct.pack("<I", 1024))


def pax(**headers):
    info = tarfile.TarInfo("a.html")
    info.pax_headers = headers
    return info.tobuf(tarfile.PAX_FORMAT)


LEADING_OUT = ["../out.html", "a/../../out.html", "/tmp/out.html", ".//tmp/out.html"]
LEADING_OUT += ["..\\out.html", "C:out.html", "~/out.html"]
STRANGE = [".htaccess.html", ".git/config.txt", "a.html ", "a\u202elmth.html", "a\x1b[2J.html"]
STRANGE += ["a\n::set-output name=x::y.html", "CNAME", "run.exe", "a.php", "Makefile"]
STRANGE += ["a" * 90 + ".html", "/".join(["a" * 25] * 3) + "/b.html", "a/b/c/d/e.html"]
TYPES = [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
TYPES += [tarfile.GNUTYPE_SPARSE, tarfile.CONTTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.XGLTYPE]
TYPES += [b"V"]  # a volume's label
TARS = {f"the name {name!a}": tar((name, PAGE)) for name in LEADING_OUT + STRANGE}
TARS |= {f"the type {kind!r}": tar(special(kind, link="index.html")) for kind in TYPES}
TARS |= {
    "a symlink that leads out": tar(special(tarfile.SYMTYPE, link="/etc/passwd")),
    "a file behind a symlink": tar(
        special(tarfile.SYMTYPE, name="a", link="/tmp"), ("a/out.html", PAGE)
    ),
    "a header that changes the next": tar()[:-1024] + pax(path="../out.html") + bytes(1024),
    "a name that is no UTF-8": broken(0, b"\xff\xfe"),
    "a huge file": tar(("a.html", bytes(20_001))),
    "files that are huge together": tar(*((f"{n}.html", bytes(19_000)) for n in range(3))),
    "too many files": tar(*((f"{n}.html", b"") for n in range(30))),
    "too many folders": tar(*(special(tarfile.DIRTYPE, name=f"{n}/") for n in range(30))),
    "a file twice": tar(("a.html", PAGE), ("a.html", b"")),
    "a file twice where case is nothing": tar(("a.html", PAGE), ("A.html", b"")),
    "a file twice where accents are nothing": tar(("é.html", PAGE), ("e\u0301.html", b"")),
    "a file that is a folder": tar(("a.html", PAGE), ("a.html/b.html", PAGE)),
    "a folder with content": tar((special(tarfile.DIRTYPE, name="a", size=512), bytes(512))),
    "a negative size": broken(124, b"\xff" * 12),
    "a size beyond all": broken(124, b"\x80" + b"\x7f" * 11),
    "a size that is no number": broken(124, b"zzzzzzzzzzz\0"),
    "a header with a wrong checksum": patched(tar(), 0, b"x"),
    "a file that is cut off": tar(special(tarfile.REGTYPE, size=9999), end=False) + b"short",
    "no end": tar(end=False),
    "something after the end": tar() + tar(("b.html", PAGE)),
    "nothing": b"",
    "no tar": b"\x89PNG" * 400,
}
ZIPS = {
    "no ZIP": b"not a zip",
    "an empty ZIP": packed(b"")[:0] + b"PK\x05\x06" + bytes(18),
    "another file": packed(tar(), name="site.tar"),
    "a path that leads out": packed(tar(), name=f"../{NAME}"),
    "an absolute path": packed(tar(), name=f"/{NAME}"),
    "one file more": packed(tar(), **{"out.html": PAGE}),
    "a bomb": packed(bytes(10_000_000)),
    "a bomb that compresses better": packed(bytes(10_000_000), method=zipfile.ZIP_LZMA),
    "more than is allowed": packed(os.urandom(100_001)),
    "an encrypted file": encrypted(),
    "a file that says it is small": lying(),
    "a file that is cut off": packed(tar())[:-40],
    "damage": patched(packed(tar()), 60, b"damage"),
}
CASES = {f"tar: {name}": packed(data) for name, data in TARS.items()}
CASES |= {f"ZIP: {name}": data for name, data in ZIPS.items()}


def everything(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_artifact_writes_nothing(tmp_path, name):
    file, into = tmp_path / "artifact.zip", tmp_path / "a/b/site"
    file.write_bytes(CASES[name])
    into.parent.mkdir(parents=True)
    with pytest.raises(UntrustedArtifactError) as refused:
        artifact.unpack(file, into, LIMITS)
    said = str(refused.value)
    assert said.isascii()
    assert "\n" not in said and "\x1b" not in said and len(said) < 300
    assert everything(tmp_path) == ["a", "a/b", "artifact.zip"]


def test_the_limits_alone_refuse_what_is_too_much(tmp_path):
    """The hostile are refused for what they are, and not by chance."""
    file = tmp_path / "artifact.zip"
    members = [("b/c.html", bytes(20_000)), ("é(1).css", b""), special(tarfile.DIRTYPE, "d/")]
    members += [(f"{n}.json", b"{}") for n in range(15)]
    file.write_bytes(packed(tar(*members)))
    artifact.unpack(file, tmp_path / "site", LIMITS)
    assert len(everything(tmp_path / "site")) == 20
    assert (tmp_path / "site/index.html").read_bytes() == PAGE
    with pytest.raises(UntrustedArtifactError, match="bytes, more than"):
        artifact.unpack(file, tmp_path / "b", LIMITS._replace(packed=file.stat().st_size - 1))
    with pytest.raises(FileExistsError):
        artifact.unpack(file, tmp_path / "site", LIMITS)
    assert len(everything(tmp_path / "site")) == 20, "nothing is written over"


def test_a_site_comes_back_as_it_was_and_has_one_digest(tmp_path):
    site = tmp_path / "site"
    for name in ("index.html", "en/张量.html", "assets/a b.min.js.map", "sitemap.xml.gz"):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (site / "empty").mkdir()
    first = artifact.pack(site, tmp_path / NAME)
    os.utime(site / "index.html", (0, 0))
    (site / "index.html").chmod(0o600)
    assert artifact.pack(site, tmp_path / "again.tar") == first == artifact.digest(tmp_path / NAME)
    with tarfile.open(tmp_path / NAME) as read:
        assert all(member.name.startswith("./") for member in read)
    (tmp_path / "artifact.zip").write_bytes(packed((tmp_path / NAME).read_bytes()))
    artifact.unpack(tmp_path / "artifact.zip", tmp_path / "back")
    assert everything(tmp_path / "back") == everything(site)
    (site / "index.html").write_text("else")
    assert artifact.pack(site, tmp_path / "again.tar") != first


@pytest.mark.parametrize("make", [lambda path: path.symlink_to(__file__), os.mkfifo])
def test_a_site_with_a_link_or_a_pipe_is_not_packed(tmp_path, make):
    (tmp_path / "site").mkdir()
    make(tmp_path / "site/a.html")
    with pytest.raises(ValueError, match=r"a\.html: a site holds plain files and folders only"):
        artifact.pack(tmp_path / "site", tmp_path / NAME)


def test_the_real_site_is_far_below_the_limits(site, tmp_path):
    artifact.pack(site, tmp_path / NAME)
    half = Limits(*(limit // 2 for limit in artifact.LIMITS))
    (tmp_path / "artifact.zip").write_bytes(packed((tmp_path / NAME).read_bytes()))
    artifact.unpack(tmp_path / "artifact.zip", tmp_path / "back", half)
    assert everything(tmp_path / "back") == everything(site)
