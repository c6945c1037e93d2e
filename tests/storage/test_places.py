"""What kind of place a file stands in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cpc_selfeval.storage.places import Place, is_windows_share, linux_place, place_of
from tests.storage.test_faulty_disks import mount, needs_mounts

MOUNTS = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
40 27 0:40 / /mnt/council rw,relatime shared:7 master:2 - cifs //files/CPC rw,vers=3.1.1
41 27 0:41 / /mnt/nfs rw - nfs4 server:/cpc rw
42 27 0:42 / /home/isla/remote rw,nosuid - fuse.sshfs isla@server:/ rw
43 27 8:17 / /media/isla/MY\040STICK rw,nosuid - vfat /dev/sdb1 rw
44 27 8:33 / /media/isla/disk rw,nosuid - exfat /dev/sdc1 rw
45 27 8:1 / /data rw - ntfs3 /dev/sda1 rw
46 27 0:43 / /home/isla/scratch rw - tmpfs tmpfs rw
47 40 8:2 / /mnt/council/local rw - ext4 /dev/sda2 rw
48 27 0:50 / /mnt/hidden rw - cifs //files/A rw
49 27 8:2 / /mnt/hidden rw - ext4 /dev/sda2 rw
broken line
- -
"""


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    """A /sys with a disk, a card in a reader, and a disk on USB that does not say that it can be removed."""
    for disk, place, removable in (("sda", "ata1", "0"), ("sdb", "reader", "1"), ("sdc", "usb3/3-2", "0")):
        folder = tmp_path / "devices" / place / "block" / disk
        for part in (1, 2):
            (folder / f"{disk}{part}").mkdir(parents=True)
        (folder / "removable").write_text(f"{removable}\n")
    blocks = tmp_path / "dev" / "block"
    blocks.mkdir(parents=True)
    for number, at in (
        ("8:1", "ata1/block/sda/sda1"),
        ("8:2", "ata1/block/sda/sda2"),
        ("8:17", "reader/block/sdb/sdb1"),
        ("8:33", "usb3/3-2/block/sdc/sdc1"),
    ):
        (blocks / number).symlink_to(tmp_path / "devices" / at)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/isla/work.cpcse", Place.LOCAL),
        ("/mnt/council/CPC/work.cpcse", Place.SHARE),
        ("/mnt/councils/work.cpcse", Place.LOCAL),
        ("/mnt/council/local/work.cpcse", Place.LOCAL),
        ("/mnt/nfs/work.cpcse", Place.SHARE),
        ("/home/isla/remote/work.cpcse", Place.SHARE),
        ("/media/isla/MY STICK/work.cpcse", Place.REMOVABLE),
        ("/media/isla/disk/work.cpcse", Place.REMOVABLE),
        ("/data/work.cpcse", Place.LOCAL),
        ("/home/isla/scratch/work.cpcse", Place.LOCAL),
        ("/mnt/hidden/work.cpcse", Place.LOCAL),
    ],
)
def test_the_deepest_mount_tells(devices: Path, path: str, place: Place) -> None:
    assert linux_place(Path(path), MOUNTS, devices) is place


@pytest.mark.parametrize("mounts", ["", "\n\n", "a b c d e f g - h", "- - - - - - - -", "x" * 100_000])
def test_what_cannot_be_read_is_this_computer(devices: Path, mounts: str) -> None:
    assert linux_place(Path("/home/work.cpcse"), mounts, devices) is Place.LOCAL


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        (r"\\council\home\isla\work.cpcse", True),
        ("//council/home/work.cpcse", True),
        (r"\\?\UNC\council\home\work.cpcse", True),
        (r"\\?\C:\Users\Isla\a very long path\work.cpcse", False),
        (r"C:\Users\Isla\OneDrive - Council\work.cpcse", False),
        (r"H:\work.cpcse", False),
    ],
)
def test_a_path_of_windows_tells_a_share_from_a_long_name(path: str, shared: bool) -> None:
    assert is_windows_share(path) is shared


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells by /proc")
def test_this_computer_itself(tmp_path: Path) -> None:
    assert place_of(tmp_path / "work.cpcse") is Place.LOCAL


@needs_mounts
def test_a_disk_of_its_own_that_is_not_removable(tmp_path: Path) -> None:
    folder = tmp_path / "a disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", folder)
    try:
        assert place_of(folder / "work.cpcse") is Place.LOCAL
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
